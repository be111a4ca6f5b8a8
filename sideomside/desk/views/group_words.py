"""Where a course writes together: begun by the coordinator when a group wants it, entered by each one's own yes."""

from typing import Any
from uuid import UUID

from django.contrib.messages import success, warning
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.desk.queries.group_words import Coming, GroupWords, group_words, own_group
from sideomside.ground.ui.doors import for_participants
from sideomside.messages import actions
from sideomside.messages import queries as messages
from sideomside.messages.rules import MustNotBeTogether, circle_key, way


@for_participants
def my_group_writes(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    return _on_to_it(request, gathering_id)


def group_writes(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """A coordinator begins it; whoever leads is shown in."""
    if not request.viewer.is_coordinator:
        return _on_to_it(request, gathering_id)
    found = group_words(request.viewer, gathering_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        _do(request, found)
        return redirect("desk:group_writes", gathering_id)
    return render(request, "desk/group_writes.html", {"found": found})


def _on_to_it(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """To the conversation, or to the question; where there is neither, the page says whom to ask."""
    viewer, group = request.viewer, own_group(request.viewer, gathering_id)
    if group is None:
        raise Http404
    circle = messages.circle_for(viewer, gathering_id)
    if circle and messages.invitation(viewer, circle.id):
        return redirect(way(viewer, "invitation"), circle.id)
    if circle and messages.thread(viewer, circle.id):
        return redirect(way(viewer, "thread"), circle.id)
    return render(request, "desk/group_does_not_write.html", _page(request, group))


def _page(request: HttpRequest, group: Any) -> dict[str, Any]:
    inside = request.viewer.is_participant
    return {"group": group, "frame": "ui/private.html" if inside else "ui/desk.html", "inside": inside}


def _do(request: HttpRequest, found: GroupWords) -> None:
    begin_or_ask = _ask if found.circle else _begin
    try:
        begin_or_ask(request, found)
    except MustNotBeTogether:
        _say_apart(request)


def _begin(request: HttpRequest, found: GroupWords) -> None:
    """It carries the course's own mark, so that two who begin it at once begin one."""
    actions.gather(
        programme=found.gathering.programme,
        name=found.gathering.title,
        what_for=_("For us who meet in the group. Here we can write between the evenings."),
        facilitators=found.facilitators,
        others=found.members,
        once=circle_key(found.gathering.id),
        by=request.viewer,
    )
    success(request, _("They have been asked. They decide for themselves."))


def _ask(request: HttpRequest, found: GroupWords) -> None:
    """Those who came to the course later. Two who must not be together keep nobody else from being asked."""
    coming = found.not_asked if found.circle and found.circle.closed_at is None else []
    asked = [one for one in coming if _is_asked(request, found, one)]
    if asked:
        success(request, _("They have been asked. They decide for themselves."))
    if len(asked) < len(coming):
        _say_apart(request)


def _is_asked(request: HttpRequest, found: GroupWords, coming: Coming) -> bool:
    try:
        actions.ask_along(thread=found.circle, coming=coming, by=request.viewer)
    except MustNotBeTogether:
        return False
    return True


def _say_apart(request: HttpRequest) -> None:
    warning(request, _("Two in the group are not to be brought together in writing. Talk with each first."))
