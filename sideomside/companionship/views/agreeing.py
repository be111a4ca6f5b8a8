"""How would you like it from here? Each answers alone; then the two find words for it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.companionship import actions, queries
from sideomside.companionship.forms import AgreementForm
from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault.cpr import COVER


@for_participants
def agreement(request: HttpRequest) -> HttpResponse:
    found = queries.settling(request.viewer) if request.viewer.is_participant else None
    return _page(request, found, "companionship/agreement.html")


def peer_agreement(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    found = queries.settling(request.viewer, companionship_id) if request.viewer.is_peer else None
    if found is None:
        raise Http404
    return _page(request, found, "companionship/peer_agreement.html")


def _page(request: HttpRequest, found: queries.Settling | None, template: str) -> HttpResponse:
    form = _form(request, found) if found and found.both else None
    if request.method == "POST" and found:
        if request.POST.get("do") != "write":
            _do(request, found)
            return redirect(request.path)
        if form and form.is_valid():
            _write(request, found, form)
            return redirect(request.path)
    return render(request, template, {"one": found, "form": form})


def _form(request: HttpRequest, found: queries.Settling) -> AgreementForm:
    """Begins with the newest wording, or with what is usual."""
    writes = request.method == "POST" and request.POST.get("do") == "write"
    return AgreementForm(
        request.POST if writes else None,
        first_day=found.companionship.day_zero,
        initial=AgreementForm.beginning_with(found.newest, found.usual_end),
    )


def _do(request: HttpRequest, found: queries.Settling) -> None:
    act, newest = request.POST.get("do", ""), found.newest
    if act == "yes":
        if newest and str(newest.id) == request.POST.get("wording"):
            actions.accept_agreement(agreement=newest, by=request.viewer)
    elif found.may_answer and act in {"go_on", "stop", "talk"}:
        actions.answer_trial(companionship=found.companionship, answer=act, by=request.viewer)


def _write(request: HttpRequest, found: queries.Settling, form: AgreementForm) -> None:
    known = form.cleaned_data
    actions.write_agreement(
        companionship=found.companionship,
        words=form.words(),
        ends_on=known["ends_on"],
        once=known["once"],
        by=request.viewer,
    )
    messages.success(request, _("It is kept. The other reads it, and it counts when both have said yes."))
    if form.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
