"""The first talk: agree on it, call it off, write down that it was held."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose, text_of
from sideomside.intake import actions, queries
from sideomside.intake.forms import HeldForm, PlanForm
from sideomside.intake.models import Enquiry
from sideomside.intake.rules import Stale
from sideomside.intake.views.reading import found_or_404
from sideomside.people import queries as who


def talk(request: HttpRequest, enquiry_id: UUID) -> HttpResponse:
    """Agree on a time and a place."""
    enquiry = found_or_404(request, enquiry_id)
    queries.shown(request.viewer, [enquiry])
    form = PlanForm(
        request.POST or None, places=_places(request, enquiry), initial=_initial(request, enquiry)
    )
    changed: list[Any] = []
    if form.is_valid():
        try:
            actions.plan_talk(
                enquiry=enquiry,
                setting=_setting(form),
                planned_for=form.moment(),
                version=form.cleaned_data["version"],
                by=request.viewer,
            )
        except Stale as stale:
            changed = stale.steps
            form.catch_up(enquiry.version)
        else:
            messages.success(request, _("The first talk is agreed on."))
            return redirect("intake:enquiry", enquiry.id)
    page = {"enquiry": enquiry, "person": enquiry.person, "form": form, "changed": changed}
    return render(request, "intake/talk.html", page | {"ahead": _ahead(request, enquiry)})


def held(request: HttpRequest, enquiry_id: UUID) -> HttpResponse:
    """It took place: when, what to remember, and the yes given in it."""
    enquiry = found_or_404(request, enquiry_id)
    queries.shown(request.viewer, [enquiry])
    form = HeldForm(
        request.POST or None, places=_places(request, enquiry), initial=_initial(request, enquiry)
    )
    changed: list[Any] = []
    if form.is_valid():
        try:
            _hold(enquiry, form, request)
        except Stale as stale:
            changed = stale.steps
            form.catch_up(enquiry.version)
        else:
            messages.success(request, _("The first talk is written down."))
            return redirect("intake:enquiry", enquiry.id)
    page = {
        "enquiry": enquiry,
        "person": enquiry.person,
        "form": form,
        "changed": changed,
        "yes_words": text_of(Purpose.MATCHING),
        "said_yes": consent.in_force(request.viewer, enquiry.person_id, Purpose.MATCHING),
    }
    return render(request, "intake/held.html", page)


@require_POST
def off(request: HttpRequest, enquiry_id: UUID) -> HttpResponse:
    enquiry = found_or_404(request, enquiry_id)
    actions.call_off_talk(enquiry=enquiry, by=request.viewer)
    messages.success(request, _("The talk is called off. Offer another time when it suits."))
    return redirect("intake:enquiry", enquiry.id)


def _hold(enquiry: Enquiry, form: HeldForm, request: HttpRequest) -> None:
    actions.hold_talk(
        enquiry=enquiry,
        setting=_setting(form),
        note=form.cleaned_data["note"],
        said_yes_to=form.said_yes_to(),
        happened_at=form.moment(),
        version=form.cleaned_data["version"],
        by=request.viewer,
    )


def _setting(form: PlanForm | HeldForm) -> actions.Setting:
    said = form.cleaned_data
    place = said["place"]
    return actions.Setting(said["form"], place.id if place else None, said["brings_somebody"])


def _places(request: HttpRequest, enquiry: Enquiry) -> list[Any]:
    return list(who.places(request.viewer).filter(programme_id=enquiry.programme_id))


def _ahead(request: HttpRequest, enquiry: Enquiry) -> Any:
    found = queries.talks(request.viewer, enquiry)
    return next((t for t in found if t.held_at is None and t.called_off_at is None), None)


def _initial(request: HttpRequest, enquiry: Enquiry) -> dict[str, Any]:
    ahead = _ahead(request, enquiry)
    known = {"version": enquiry.version}
    if ahead is None:
        return known
    return known | {"form": ahead.form, "place": ahead.place_id, "brings_somebody": ahead.brings_somebody}
