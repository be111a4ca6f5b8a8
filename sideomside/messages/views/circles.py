"""Keeping a circle: begin it, ask somebody along, see who is in it, hide a message, close it."""

from uuid import UUID

from django.contrib.messages import success
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import for_participants
from sideomside.messages import actions, queries
from sideomside.messages.forms import AskForm, CircleForm, HideForm, TakeOutForm
from sideomside.messages.models import Member
from sideomside.messages.rules import MustNotBeTogether, Thread, may_gather, may_moderate, may_take_out
from sideomside.messages.views.around import around
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


@for_participants
def my_circle(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    return circle(request, thread_id)


def begin_circle(request: HttpRequest) -> HttpResponse:
    """For a coordinator: a name, what it is for, who leads it, and whom we ask."""
    programme = people.programme(request.viewer)
    if programme is None or not request.viewer.coordinates(programme.id):
        raise Http404
    form = CircleForm(request.POST or None, people=queries.joinable(request.viewer, programme))
    if form.is_valid():
        said = form.cleaned_data
        try:
            circle = actions.gather(
                programme=programme, name=said["name"], what_for=said["what_for"], once=said["once"],
                facilitators=form.coming("facilitators"), others=form.coming("others"), by=request.viewer,
            )  # fmt: skip
            return redirect("messages:circle", circle.id)
        except MustNotBeTogether:
            form.add_error("others", _not_together())
    return render(request, "messages/begin_circle.html", {"form": form} | around(request.viewer))


def circle(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """Who is in it; a coordinator can ask one more. Nothing that was written stands here."""
    viewer, found = request.viewer, _circle(request, thread_id)
    gathers = may_gather(viewer, found) and found.closed_at is None
    form = AskForm(
        request.POST or None, people=queries.joinable(viewer, found.programme, found) if gathers else []
    )
    if gathers and form.is_valid() and _asked(request, found, form):
        return redirect("messages:circle", found.id)
    me = queries.me_in(viewer, found)
    page = {
        "circle": found, "form": form, "gathers": gathers, "in_it": me is not None,
        "members": _with_ways_out(viewer, found, me), "taken_out": queries.taken_out(viewer, found),
        "asked": queries.asked_along(viewer, found),
        "rests": not queries.is_led(viewer, found), "apart": queries.two_apart(viewer, found),
        "may_close": gathers or may_moderate(viewer, me),
    }  # fmt: skip
    return render(request, "messages/circle.html", page | around(viewer))


def hide_message(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """A facilitator's page: the message once more, and why it should not stand there."""
    message = queries.message(request.viewer, message_id)
    if message is None or not may_moderate(request.viewer, queries.me_in(request.viewer, message.thread)):
        raise Http404
    form = HideForm(request.POST or None)
    if form.is_valid():
        actions.hide_message(message=message, why=form.cleaned_data["why"], by=request.viewer)
        return redirect("messages:thread", message.thread_id)
    return render(request, "messages/hide.html", {"form": form, "message": message} | around(request.viewer))


def take_out(request: HttpRequest, thread_id: UUID, member_id: UUID) -> HttpResponse:
    """Said to them in words, which nobody else reads."""
    found = _circle(request, thread_id)
    member = queries.member(request.viewer, found, member_id)
    me = queries.me_in(request.viewer, found)
    if member is None or not may_take_out(request.viewer, found, me, member):
        raise Http404
    form = TakeOutForm(request.POST or None)
    if form.is_valid():
        actions.take_out(member=member, words=form.cleaned_data["words"], by=request.viewer)
        success(request, _("They have been told, in your words."))
        return redirect("messages:circle", found.id)
    name = dict(queries.members(request.viewer, found)).get(member, "")
    page = {"form": form, "circle": found, "name": name}
    return render(request, "messages/take_out.html", page | around(request.viewer))


@require_POST
def take_back_question(request: HttpRequest, thread_id: UUID, member_id: UUID) -> HttpResponse:
    """Whoever has said yes meanwhile is in."""
    found = _circle(request, thread_id)
    member = queries.member(request.viewer, found, member_id)
    if member and may_gather(request.viewer, found):
        actions.take_back_question(member=member, by=request.viewer)
        success(request, _("The question is taken back. They are not told."))
    return redirect("messages:circle", found.id)


@require_POST
def close_circle(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    actions.close_circle(thread=_circle(request, thread_id), by=request.viewer)
    success(request, _("The group is closed. What was written goes by itself after ninety days."))
    return redirect("messages:list")


def _with_ways_out(viewer: Viewer, circle: Thread, me: Member | None) -> list[tuple[Member, str, bool]]:
    found = queries.members(viewer, circle)
    return [(one, name, may_take_out(viewer, circle, me, one)) for one, name in found]


def _asked(request: HttpRequest, circle: Thread, form: AskForm) -> bool:
    try:
        actions.ask_along(
            thread=circle, coming=form.coming(), moderates=form.cleaned_data["leads"], by=request.viewer
        )
    except MustNotBeTogether:
        form.add_error("who", _not_together())
        return False
    success(request, _("They have been asked. They decide for themselves."))
    return True


def _circle(request: HttpRequest, thread_id: UUID) -> Thread:
    found = queries.circle(request.viewer, thread_id)
    if found is None:
        raise Http404
    return found


def _not_together() -> str:
    return _("Two of these are not to be brought together. Choose somebody else.")
