"""What the pages of writing stand in: frame and addresses by hat, and one step of a story wherever it is written."""

from secrets import choice
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.peers.queries import themes_offered
from sideomside.people.models import Person
from sideomside.people.rules import Viewer
from sideomside.stories import actions, queries
from sideomside.stories.forms import TOO_LARGE, SoundForm, form_for
from sideomside.stories.models import Story
from sideomside.stories.rules import PSEUDONYMS, STEPS, Changed


def around(viewer: Viewer) -> dict[str, Any]:
    """A participant's pages and a peer's differ in frame and address, and nothing else."""
    inside = viewer.is_participant
    mark = "my_" if inside else ""
    to = {page: f"stories:{mark}{page}" for page in ("stories", "story", "step", "sound")}
    if viewer.is_coordinator:
        to = {"stories": "stories:office", "story": "stories:to_read", "step": "stories:told_step"}
        to["sound"] = "stories:told_sound"
    home = "desk:my_page" if inside else "desk:home"
    return {
        "frame": "ui/private.html" if inside else "ui/desk.html",
        "home": home,
        "to": to,
        "inside": inside,
    }


def one_step(request: HttpRequest, found: queries.Mine, slug: str) -> HttpResponse:
    """Save and go on, or save and stop."""
    if slug not in STEPS:
        raise Http404
    viewer, story, to = request.viewer, found.story, around(request.viewer)["to"]
    groups = themes_offered(viewer, story.themes or ())
    themes = [(code, name) for _group, names in groups for code, name, _hint in names]
    form = form_for(
        STEPS[slug],
        request.POST or None,
        request.FILES or None,
        story=story,
        sound=found.sound,
        themes=themes,
    )
    if STEPS[slug] == "sound" and request.method == "POST" and _too_large(request):
        form.add_error("file", TOO_LARGE)
    later = _next(slug)
    if form.is_valid() and _kept(request, story, form):
        go_on = later and "stop" not in request.POST
        return redirect(to["step"], story.id, later) if go_on else redirect(to["story"], story.id)
    page = {"one": found, "story": story, "form": form, "slug": slug, "next": later, "part": STEPS[slug]}
    page |= {
        "number": list(STEPS).index(slug) + 1,
        "all": len(STEPS),
        "name": queries.step_names(viewer)[slug],
    }
    return render(request, "stories/step.html", page | around(viewer))


def _kept(request: HttpRequest, story: Story, form: Any) -> bool:
    """A page that is out of date says so, and keeps what was typed."""
    try:
        version = form.cleaned_data["version"]
        verb = actions.tell_aloud if isinstance(form, SoundForm) else actions.write
        verb(story=story, changes=form.changes(), version=version, by=request.viewer)
    except Changed:
        story.refresh_from_db()
        form.add_error(None, _("The story was changed in another window. Your words are here. Save again."))
        form.catch_up(story.version)
        return False
    return True


def _too_large(request: HttpRequest) -> bool:
    """A file that nobody unpacked is not among the fields; the page says so, and keeps the words."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def can_begin(said: str | None = None) -> UUID:
    """The mark that makes two taps one story."""
    try:
        return UUID(said) if said else uuid4()
    except ValueError:
        return uuid4()


def pseudonym(person: Person) -> str:
    """A name to begin with that is not their own."""
    own = (person.name or "").casefold().split()
    return choice([name for name in PSEUDONYMS if name.casefold() not in own])


def _next(slug: str) -> str:
    slugs = [*STEPS, ""]
    return slugs[slugs.index(slug) + 1]
