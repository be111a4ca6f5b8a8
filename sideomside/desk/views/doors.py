"""When the doors are open: every week, and the days that differ."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.desk.forms import WEEKDAYS, DifferentDaysForm, HoursForm
from sideomside.desk.views.house import coordinators_only
from sideomside.ground.vault.cpr import COVER, find
from sideomside.people import actions, queries


@coordinators_only
def doors(request: HttpRequest) -> HttpResponse:
    """The week and the days that differ; each form sends itself."""
    viewer, kind = request.viewer, request.POST.get("form", "")
    forms = _forms(request, kind)
    if kind in forms and forms[kind].is_valid():
        said = dict(forms[kind].cleaned_data)
        _do(request, kind, said)
        messages.success(request, _("Saved."))
        if find(said.get("host_note", "") + said.get("note", "")):
            messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
        return redirect("desk:doors")
    hours = queries.opening_hours(viewer)
    context = {
        "forms": forms,
        "form": forms.get(kind),
        "openings": [(opening, WEEKDAYS[opening.weekday][1]) for opening in hours],
        "closures": queries.coming_closures(viewer),
    }
    return render(request, "desk/doors.html", context)


@require_POST
@coordinators_only
def stop_opening(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    opening = queries.opening_hours(request.viewer).filter(id=opening_id).first()
    if opening is not None:
        actions.stop_opening(opening=opening, by=request.viewer)
    return redirect("desk:doors")


@require_POST
@coordinators_only
def as_usual_again(request: HttpRequest, closure_id: UUID) -> HttpResponse:
    """The wrong week was written, or it came to nothing."""
    closure = queries.coming_closures(request.viewer).filter(id=closure_id).first()
    if closure is not None:
        actions.as_usual_again(closure=closure, by=request.viewer)
    return redirect("desk:doors")


def _forms(request: HttpRequest, kind: str) -> dict[str, Any]:
    places = queries.own_places(request.viewer)

    def data(name: str) -> Any:
        return request.POST if kind == name else None

    return {
        "hours": HoursForm(data("hours"), places=places, auto_id="hours_%s"),
        "days": DifferentDaysForm(data("days"), places=places, auto_id="days_%s"),
    }


def _do(request: HttpRequest, kind: str, said: dict[str, Any]) -> None:
    if kind == "hours":
        actions.open_weekly(place=said.pop("place"), hours=said, by=request.viewer)
        return
    act = actions.open_on_holidays if said.pop("how") == "open" else actions.close_days
    act(**said, by=request.viewer)
