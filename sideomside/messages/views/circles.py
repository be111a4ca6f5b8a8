"""Keeping a circle: begin it, ask somebody in, hide a message, close it."""

from uuid import UUID

from django.contrib.messages import success
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.messages import actions, queries
from sideomside.messages.forms import CircleForm, HideForm, JoinForm
from sideomside.messages.rules import MustNotBeTogether, Thread, may_gather
from sideomside.messages.views.around import around
from sideomside.people import queries as people


def begin_circle(request: HttpRequest) -> HttpResponse:
    """For a coordinator: a name, who leads it, who is in it."""
    programme = people.programme(request.viewer)
    if programme is None or not request.viewer.coordinates(programme.id):
        raise Http404
    form = CircleForm(request.POST or None, people=queries.joinable(request.viewer, programme))
    if form.is_valid():
        try:
            circle = actions.gather(
                programme=programme,
                name=form.cleaned_data["name"],
                facilitators=form.coming("facilitators"),
                others=form.coming("others"),
                once=form.cleaned_data["once"],
                by=request.viewer,
            )
            return redirect("messages:circle", circle.id)
        except MustNotBeTogether:
            form.add_error("others", _not_together())
    return render(request, "messages/begin_circle.html", {"form": form} | around(request.viewer))


def circle(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """Who is in it; a coordinator can ask somebody in. Nothing that was written stands here."""
    found = _circle(request, thread_id)
    gathers = may_gather(request.viewer, found)
    people_ = queries.joinable(request.viewer, found.programme) if gathers else []
    form = JoinForm(request.POST or None, people=people_)
    if gathers and form.is_valid():
        one = form.people[form.cleaned_data["who"]]
        try:
            actions.join(thread=found, coming=(one.person_id, one.hat), by=request.viewer)
            return redirect("messages:circle", found.id)
        except MustNotBeTogether:
            form.add_error("who", _not_together())
    page = {"circle": found, "members": queries.members(request.viewer, found), "form": form}
    mine = queries.my_member(request.viewer, found)
    page |= {"gathers": gathers, "in_it": mine is not None and mine.left_at is None}
    return render(request, "messages/circle.html", page | around(request.viewer))


def hide_message(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """A facilitator's page: the message once more, and why it should not stand there."""
    message = queries.message(request.viewer, message_id)
    if message is None or queries.circle(request.viewer, message.thread_id) is None:
        raise Http404
    form = HideForm(request.POST or None)
    if form.is_valid():
        actions.hide_message(message=message, why=form.cleaned_data["why"], by=request.viewer)
        return redirect("messages:thread", message.thread_id)
    return render(request, "messages/hide.html", {"form": form, "message": message} | around(request.viewer))


@require_POST
def close_circle(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    actions.close_circle(thread=_circle(request, thread_id), by=request.viewer)
    success(request, _("The group is closed. What was written goes by itself after ninety days."))
    return redirect("messages:list")


def _circle(request: HttpRequest, thread_id: UUID) -> Thread:
    found = queries.circle(request.viewer, thread_id)
    if found is None:
        raise Http404
    return found


def _not_together() -> str:
    return _("Two of these are not to be brought together. Choose somebody else.")
