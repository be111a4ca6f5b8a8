"""Being asked along in a circle: the question, one's own answer, and out again."""

from uuid import UUID

from django.contrib.messages import success
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import for_participants
from sideomside.messages import actions, queries
from sideomside.messages.queries import Invitation
from sideomside.messages.rules import way
from sideomside.messages.views.around import around


@for_participants
def my_invitation(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    return invitation(request, thread_id)


@for_participants
@require_POST
def my_leave(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    return leave(request, thread_id)


def invitation(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """What the group is for and who leads it. Nothing is read, and nobody is named, before a yes."""
    asked = queries.invitation(request.viewer, thread_id)
    if asked is None:
        return _answered(request, thread_id)
    if request.method == "POST":
        return _answer(request, asked)
    actions.look_in(thread=asked.thread, by=request.viewer)
    return render(request, "messages/invitation.html", {"asked": asked} | around(request.viewer))


@require_POST
def leave(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """Out of a circle, without explaining."""
    circle = queries.my_circle(request.viewer, thread_id)
    if circle is None:
        raise Http404
    actions.leave(thread=circle, by=request.viewer)
    success(request, _("You have left. Nobody is asked why."))
    return redirect(way(request.viewer, "list"))


@for_participants
@require_POST
def my_goodbye(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    return goodbye(request, thread_id)


@require_POST
def goodbye(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """What was said when one was taken out is put away; pressed twice is once."""
    said = next((one for one in queries.goodbyes(request.viewer) if one.thread_id == thread_id), None)
    circle = queries.my_circle(request.viewer, thread_id) if said else None
    if circle is not None:
        actions.put_away_goodbye(thread=circle, by=request.viewer)
    return redirect(way(request.viewer, "list"))


def _answer(request: HttpRequest, asked: Invitation) -> HttpResponse:
    if request.POST.get("do") == "yes":
        actions.come_along(thread=asked.thread, by=request.viewer)
        return redirect(way(request.viewer, "thread"), asked.thread.id)
    if request.POST.get("do") == "hide":
        actions.hide(thread=asked.thread, by=request.viewer)
        return redirect(way(request.viewer, "list"))
    actions.say_no(thread=asked.thread, by=request.viewer)
    success(request, _("That is quite all right. Nobody is told."))
    return redirect(way(request.viewer, "list"))


def _answered(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """Whoever is in already, after a double click or a way back, is shown in."""
    found = queries.thread(request.viewer, thread_id)
    if found is None or queries.me_in(request.viewer, found) is None:
        raise Http404
    return redirect(way(request.viewer, "thread"), thread_id)
