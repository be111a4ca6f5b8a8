"""Somebody would like to be met: exactly what they ticked, and an answer, at a partner or in another programme."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.partners import actions, queries
from sideomside.partners.forms import ReplyForm
from sideomside.partners.rules import Introduction
from sideomside.partners.views.doors import coordinators_only, partners_only
from sideomside.people import queries as people


@partners_only
def introduced(request: HttpRequest, introduction_id: UUID) -> HttpResponse:
    return _met(request, introduction_id, home="partners:home")


@coordinators_only
def to_us(request: HttpRequest, introduction_id: UUID) -> HttpResponse:
    """Another programme of the house has introduced them. Welcome, they wait in our own queue."""
    return _met(request, introduction_id, home="partners:list")


def _met(request: HttpRequest, introduction_id: UUID, *, home: str) -> HttpResponse:
    shown = queries.shown(request.viewer, introduction_id)
    if shown is None:
        return _answered(request, introduction_id, home)
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        reply, one = form.reply(), shown.introduction
        one = actions.answer_for_partner(introduction=one, reply=reply, by=request.viewer)
        return _thanked(request, home, one)
    known = {"shown": shown, "form": form, "home": home, "caller": _caller(request, shown.introduction)}
    return render(request, "partners/introduced.html", known)


def _answered(request: HttpRequest, introduction_id: UUID, home: str) -> HttpResponse:
    """A no shuts the words at once; pressed twice it is one no."""
    if request.method != "POST" or not queries.is_answered(request.viewer, introduction_id):
        raise Http404
    return _thanked(request, home)


def _thanked(request: HttpRequest, home: str, one: Introduction | None = None) -> HttpResponse:
    messages.success(request, _("Thank you. They can read your answer."))
    if one and one.enquiry_id:
        return redirect("intake:enquiry", one.enquiry_id)
    return redirect(home)


def _caller(request: HttpRequest, one: Introduction) -> str:
    """Whom to call in doubt: the one the agreement names, or the colleague who asked."""
    person_id = one.agreement.ours_id if one.agreement else one.asked_by_id
    return people.names(request.viewer, [person_id]).get(person_id, "") if person_id else ""
