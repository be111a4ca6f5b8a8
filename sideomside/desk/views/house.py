"""Keeping the house: help lines, opening hours, absence, promises. One page, small forms."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.desk.forms import WEEKDAYS, AbsenceForm, ClosedForm, HelpLineForm, HoursForm, PromisesForm
from sideomside.people import actions, queries


def coordinators_only(view: Any) -> Any:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.viewer.is_coordinator:
            raise Http404
        return view(request, *args, **kwargs)

    return page


@coordinators_only
def house(request: HttpRequest) -> HttpResponse:
    """All of it in one place; each form sends itself."""
    kind = request.POST.get("form", "")
    forms = _forms(request, kind)
    if request.method == "POST" and kind in forms and forms[kind].is_valid():
        _do(request, kind, forms[kind].cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("desk:house")
    return render(request, "desk/house.html", {"forms": forms, "form": forms.get(kind), **_known(request)})


@require_POST
@coordinators_only
def stop_opening(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    opening = queries.opening_hours(request.viewer).filter(id=opening_id).first()
    if opening is not None:
        actions.stop_opening(opening=opening, by=request.viewer)
    return redirect("desk:house")


@require_POST
@coordinators_only
def open_again(request: HttpRequest, closure_id: UUID) -> HttpResponse:
    """The wrong week was closed, or it came to nothing."""
    closure = queries.coming_closures(request.viewer).filter(id=closure_id).first()
    if closure is not None:
        actions.open_again(closure=closure, by=request.viewer)
    return redirect("desk:house")


@require_POST
@coordinators_only
def end_absence(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    absence = queries.own_absences(request.viewer).filter(id=absence_id).first()
    if absence is not None:
        actions.end_absence(absence=absence, by=request.viewer)
    return redirect("desk:house")


@coordinators_only
def help_lines(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/help_lines.html", {"lines": queries.help_lines_to_confirm(request.viewer)})


@coordinators_only
def help_line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Look it up or call it, and say that it is right."""
    line = queries.help_lines_to_confirm(request.viewer).filter(id=line_id).first()
    if line is None:
        raise Http404
    form = HelpLineForm(request.POST or None, instance=line)
    if request.method == "POST" and form.is_valid():
        actions.confirm_help_line(line=line, changes=form.cleaned_data, by=request.viewer)
        messages.success(request, _("Confirmed today."))
        return redirect("desk:help_lines")
    return render(request, "desk/help_line.html", {"form": form, "line": line})


def _forms(request: HttpRequest, kind: str) -> dict[str, Any]:
    viewer = request.viewer
    programme, places = queries.programme(viewer), queries.own_places(viewer)
    everybody = queries.coordinators(viewer, programme.id) if programme else []
    colleagues = [person for person in everybody if person.id != viewer.person_id]

    def data(name: str) -> Any:
        return request.POST if kind == name else None

    return {
        "absence": AbsenceForm(data("absence"), colleagues=colleagues, auto_id="absence_%s"),
        "hours": HoursForm(data("hours"), places=places, auto_id="hours_%s"),
        "closed": ClosedForm(data("closed"), places=places, auto_id="closed_%s"),
        "promises": PromisesForm(data("promises"), instance=programme, auto_id="promises_%s"),
    }


def _do(request: HttpRequest, kind: str, said: dict[str, Any]) -> None:
    viewer = request.viewer
    if kind == "absence":
        stand_in = queries.person(viewer, UUID(said.pop("stand_in")))
        actions.note_absence(stand_in=stand_in, **said, by=viewer)
    elif kind == "hours":
        actions.open_weekly(place=said.pop("place"), hours=said, by=viewer)
    elif kind == "closed":
        actions.close_days(**said, by=viewer)
    else:
        actions.change_promises(programme=queries.programme(viewer), changes=said, by=viewer)


def _known(request: HttpRequest) -> dict[str, Any]:
    viewer = request.viewer
    return {
        "openings": [(opening, WEEKDAYS[opening.weekday][1]) for opening in queries.opening_hours(viewer)],
        "closures": queries.coming_closures(viewer),
        "absences": queries.own_absences(viewer),
        "unconfirmed": queries.count_unconfirmed_help_lines(),
    }
