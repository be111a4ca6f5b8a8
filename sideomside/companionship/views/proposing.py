"""The two arrange it themselves: some times, or a fixed one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.companionship import actions, queries
from sideomside.companionship.forms import ProposalForm, RhythmForm
from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault.cpr import COVER
from sideomside.people.queries import places

FORMS = {"times": ProposalForm, "rhythm": RhythmForm}


@for_participants
def propose(request: HttpRequest) -> HttpResponse:
    return _page(request, queries.coming(request.viewer), "times", reverse("companionship:meeting"))


@for_participants
def fixed_time(request: HttpRequest) -> HttpResponse:
    return _page(request, queries.coming(request.viewer), "rhythm", reverse("companionship:meeting"))


def peer_propose(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    return _peer_page(request, companionship_id, "times")


def peer_fixed_time(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    return _peer_page(request, companionship_id, "rhythm")


def _peer_page(request: HttpRequest, companionship_id: UUID, what: str) -> HttpResponse:
    found = queries.coming(request.viewer, companionship_id) if request.viewer.is_peer else None
    back = reverse("companionship:peer_meeting", args=[companionship_id])
    return _page(request, found, what, back)


def _page(request: HttpRequest, found: queries.Coming | None, what: str, back: str) -> HttpResponse:
    if found is None or not found.arranges:
        raise Http404
    form = _form(request, found, what)
    door = form.closed_door(request.viewer) if request.method == "POST" and form.is_valid() else ""
    if form.is_bound and form.is_valid() and not door:
        _keep(request, found, what, form)
        return redirect(back)
    page = {"coming": found, "form": form, "what": what, "back": back, "door": door}
    side = "peer_propose" if request.viewer.is_peer else "propose"
    return render(request, f"companionship/{side}.html", page)


def _form(request: HttpRequest, found: queries.Coming, what: str) -> Any:
    one, kind = found.companionship, FORMS[what]
    return kind(
        request.POST or None,
        places=places(request.viewer).filter(programme_id=one.programme_id),
        possible=queries.where_possible(request.viewer, one),
        initial=kind.beginning_with(found.meeting),
    )


def _keep(request: HttpRequest, found: queries.Coming, what: str, form: Any) -> None:
    known = {"companionship": found.companionship, "plan": form.plan(), "by": request.viewer}
    if what == "rhythm":
        actions.wish_rhythm(every=form.cleaned_data["every"], once=form.cleaned_data["once"], **known)
    else:
        actions.propose(once=form.cleaned_data["once"], **known)
    messages.success(request, _("It is suggested. %(name)s answers when it suits.") % {"name": found.other})
    if form.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
