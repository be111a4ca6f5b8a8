"""One's own stories: written in steps, said yes to, taken down in one tap. Peers meet the same pages."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.ui.doors import for_participants
from sideomside.people import queries as people
from sideomside.stories import actions, queries
from sideomside.stories.forms import AskForm
from sideomside.stories.rules import WRITERS
from sideomside.stories.views.around import around, can_begin, one_step, pseudonym


@for_participants
def my_stories(request: HttpRequest) -> HttpResponse:
    return stories(request)


@for_participants
def my_story(request: HttpRequest, story_id: UUID) -> HttpResponse:
    return story(request, story_id)


@for_participants
def my_step(request: HttpRequest, story_id: UUID, step: str) -> HttpResponse:
    return write_step(request, story_id, step)


def stories(request: HttpRequest) -> HttpResponse:
    """What one has written, and the way to begin."""
    viewer = request.viewer
    if viewer.role not in WRITERS:
        raise Http404
    if request.method == "POST":
        return _begin(request)
    near = queries.near_me(viewer)
    page = {"mine": queries.mine(viewer), "once": can_begin(), "near": bool(near)}
    page["follows"] = queries.follows(viewer)
    page["others"] = near or queries.published(viewer, limit=3)
    return render(request, "stories/mine.html", page | around(viewer))


def story(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """As a reader would meet it, what is still wanted, and one button for each thing one may do."""
    found = _found(request, story_id)
    form = AskForm(request.POST if request.POST.get("do") == "ask" else None)
    if request.method == "POST":
        done = _do(request, found, form)
        if done:
            return done
    page = {"one": found, "story": found.story, "steps": queries.step_names(request.viewer), "form": form}
    return render(request, "stories/story.html", page | around(request.viewer))


def step(request: HttpRequest, story_id: UUID, step: str) -> HttpResponse:
    """A peer's; whoever wears another hat has no story here."""
    return write_step(request, story_id, step)


def write_step(request: HttpRequest, story_id: UUID, slug: str) -> HttpResponse:
    found = _found(request, story_id)
    if not found.may_write:
        return redirect(around(request.viewer)["to"]["story"], story_id)
    return one_step(request, found, slug)


def _begin(request: HttpRequest) -> HttpResponse:
    """With another name than their own, which they may change."""
    viewer, me = request.viewer, people.person(request.viewer, request.viewer.person_id)
    programme = people.programmes(viewer).filter(id__in=viewer.programme_ids).first()
    if me is None or programme is None:
        raise Http404
    made = actions.begin(
        person=me,
        programme=programme,
        hat=viewer.role,
        called=pseudonym(me),
        once=can_begin(request.POST.get("once", "")),
        by=viewer,
    )
    return redirect(around(viewer)["to"]["step"], made.id, "begyndelsen")


def _found(request: HttpRequest, story_id: UUID) -> queries.Mine:
    found = queries.story(request.viewer, story_id)
    if found is None:
        raise Http404
    return found


def _do(request: HttpRequest, found: queries.Mine, form: AskForm) -> HttpResponse | None:
    """One tap, one verb; taking it down asks for no reason."""
    act, viewer, story = request.POST.get("do", ""), request.viewer, found.story
    if act == "ask":
        if not form.is_valid() or not found.whole:
            return None
        actions.ask(story=story, comments_open=form.cleaned_data["comments_open"], by=viewer)
        messages.success(request, _("Thank you. A coordinator reads it, and writes to you."))
    elif act in SIMPLE:
        verb, said = SIMPLE[act]
        verb(story=story, by=viewer)
        messages.success(request, said())
    elif act in ("open", "close"):
        actions.open_comments(story=story, comments_open=act == "open", by=viewer)
        messages.success(request, _("Saved."))
    elif act in ("from_here", "from_nowhere"):
        actions.say_where(story=story, from_here=act == "from_here", by=viewer)
        messages.success(request, _("Saved."))
    to: dict[str, str] = around(viewer)["to"]
    return redirect(to["stories"]) if act == "delete" else redirect(to["story"], story.id)


SIMPLE: dict[str, tuple[Any, Any]] = {
    "withdraw": (actions.withdraw, lambda: _("It is gone. Nobody can read it here any more.")),
    "take_back": (actions.take_back, lambda: _("It is yours again. Write on as long as you like.")),
    "yes_again": (
        actions.say_yes_again,
        lambda: _("Thank you. It stands for another year, or until you say stop."),
    ),
    "delete": (actions.delete_draft, lambda: _("It is deleted.")),
}
