"""Where stories are looked after: what waits, a story to read, and one to write down for somebody."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.people.rules import Hat
from sideomside.stories import actions, queries
from sideomside.stories.forms import BeginToldForm, SendBackForm
from sideomside.stories.rules import Changed, may_decide, may_send_back
from sideomside.stories.views.around import around, one_step, pseudonym


def keepers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.viewer.role not in {Hat.COORDINATOR, Hat.MODERATOR}:
            raise Http404
        return view(request, *args, **kwargs)

    return page


@keepers_only
def office(request: HttpRequest) -> HttpResponse:
    """What waits, in the order it should be read."""
    viewer = request.viewer
    return render(
        request, "stories/office.html", {"queue": queries.queue(viewer), "around": queries.around(viewer)}
    )


def write_down(request: HttpRequest) -> HttpResponse:
    """Somebody tells, a coordinator writes; then it goes back to whoever told it."""
    viewer = request.viewer
    if not viewer.is_coordinator:
        raise Http404
    form = BeginToldForm(request.POST or None, roles=queries.shown_here(viewer))
    if not form.is_valid():
        return render(request, "stories/write_down.html", {"form": form})
    role = queries.told_by(viewer, form.cleaned_data["role"])
    if role is None:
        raise Http404
    story = actions.begin(
        person=role.person,
        programme=role.programme,
        hat=role.name,
        called=pseudonym(role.person),
        once=form.cleaned_data["once"],
        by=viewer,
    )
    return redirect("stories:told_step", story.id, "begyndelsen")


def to_read(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """As its readers would meet it, with what its writer has thought of, and one decision."""
    found = _found(request, story_id)
    form = SendBackForm(request.POST if request.POST.get("do") == "send_back" else None)
    if request.method == "POST":
        done = _do(request, found, form)
        if done:
            return done
    viewer, story = request.viewer, found.story
    page = {"one": found, "story": story, "form": form, "decides": may_decide(viewer, story)}
    page["may_ask"] = may_send_back(viewer, story)
    page |= {"steps": queries.step_names(request.viewer), "whose": found.story.person.name}
    return render(request, "stories/to_read.html", page | around(request.viewer))


def told_step(request: HttpRequest, story_id: UUID, step: str) -> HttpResponse:
    found = _found(request, story_id)
    if not found.may_write:
        return redirect("stories:to_read", story_id)
    return one_step(request, found, step)


def _found(request: HttpRequest, story_id: UUID) -> queries.Mine:
    found = queries.told_story(request.viewer, story_id)
    if found is None:
        raise Http404
    return found


def _do(request: HttpRequest, found: queries.Mine, form: SendBackForm) -> HttpResponse | None:
    act, viewer, story = request.POST.get("do", ""), request.viewer, found.story
    if act == "send_back":
        if not form.is_valid() or not may_send_back(viewer, story):
            return None
        actions.send_back(story=story, words=form.cleaned_data["words"], by=viewer)
        messages.success(request, _("Your words are on their way. The story is with its writer again."))
        return redirect("stories:office")
    if act == "publish":
        return _publish(request, found)
    if act in SIMPLE:
        verb, said = SIMPLE[act]
        verb(story=story, by=viewer)
        messages.success(request, said())
        return redirect("stories:office")
    return redirect("stories:to_read", story.id)


SIMPLE: dict[str, tuple[Any, Any]] = {
    "give_back": (
        actions.give_back,
        lambda: _("It is with whoever told it. Nothing is shown before they say yes."),
    ),
    "withdraw": (
        actions.withdraw,
        lambda: _("It is gone. Nobody can read it here any more."),
    ),
    "delete": (actions.delete_draft, lambda: _("It is deleted.")),
}


def _publish(request: HttpRequest, found: queries.Mine) -> HttpResponse:
    """Exactly the words that were on the screen."""
    said = request.POST.get("version", "")
    try:
        version = int(said) if said.isdecimal() else -1
        page = actions.publish(story=found.story, version=version, by=request.viewer)
    except Changed:
        messages.warning(request, _("The story was changed meanwhile. Read it once more."))
        return redirect("stories:to_read", found.story.id)
    messages.success(request, _("Now everybody can read it. The writer has been told."))
    return redirect("stories:shown", page.id)
