"""Keeping the house: one page that says how it stands, and small pages where one changes it."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.desk.forms import WEEKDAYS, AbsenceForm, HelpLineForm, PromisesForm
from sideomside.people import actions, queries
from sideomside.people.models import Place, Programme
from sideomside.people.rules import Changed


def coordinators_only(view: Any) -> Any:
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.viewer.is_coordinator:
            raise Http404
        return view(request, *args, **kwargs)

    return page


@coordinators_only
def house(request: HttpRequest) -> HttpResponse:
    """How the house stands, and the way to where each thing is changed."""
    viewer = request.viewer
    hours = queries.opening_hours(viewer)
    context = {
        "openings": [(opening, WEEKDAYS[opening.weekday][1]) for opening in hours],
        "closures": queries.coming_closures(viewer),
        "absences": queries.own_absences(viewer),
        "programmes": queries.own_programmes(viewer),
        "colleagues": queries.colleagues(viewer),
        "places": queries.kept_places(viewer).filter(closed_down=False),
        "unconfirmed": queries.count_unconfirmed_help_lines(),
    }
    return render(request, "desk/house.html", context)


@coordinators_only
def away(request: HttpRequest) -> HttpResponse:
    """When I am away, and who answers meanwhile."""
    viewer = request.viewer
    form = AbsenceForm(request.POST or None, colleagues=_colleagues(request), auto_id="absence_%s")
    if form.is_valid():
        said = dict(form.cleaned_data)
        stand_in = queries.person(viewer, UUID(said.pop("stand_in")))
        actions.note_absence(stand_in=stand_in, **said, by=viewer)
        messages.success(request, _("Saved."))
        return redirect("desk:away")
    return render(request, "desk/away.html", {"form": form, "absences": queries.own_absences(viewer)})


@require_POST
@coordinators_only
def end_absence(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    absence = queries.own_absences(request.viewer).filter(id=absence_id).first()
    if absence is not None:
        actions.end_absence(absence=absence, by=request.viewer)
    return redirect("desk:away")


@coordinators_only
def promises(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    """What one programme promises; a page that is out of date says so, and keeps what was typed."""
    programme = own_programme(request, programme_id)
    form = PromisesForm(request.POST or None, instance=programme, auto_id="promises_%s")
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            actions.change_promises(
                programme=programme, version=said.pop("version"), changes=said, by=request.viewer
            )
        except Changed:
            say_changed(request, form, own_programme(request, programme_id))
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:house")
    return render(request, "desk/promises.html", {"form": form, "programme": programme})


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


def own_programme(request: HttpRequest, programme_id: UUID) -> Programme:
    found = queries.own_programmes(request.viewer).filter(id=programme_id).first()
    if found is None:
        raise Http404
    return found


def _colleagues(request: HttpRequest) -> list[Any]:
    """Anybody who coordinates with me somewhere can stand in; each of them once."""
    viewer = request.viewer
    found = {
        person.id: person
        for programme in queries.own_programmes(viewer)
        for person in queries.coordinators(viewer, programme.id)
        if person.id != viewer.person_id
    }
    return list(found.values())


def say_changed(request: HttpRequest, form: Any, now: Programme | Place) -> None:
    """Who it was; and what was typed stands, to be looked at and saved again."""
    who = queries.names(request.viewer, [now.changed_by_id]).get(now.changed_by_id, "") or _("Somebody")
    form.add_error(
        None, _("%(name)s changed it meanwhile. Your words are here. Look, and save again.") % {"name": who}
    )
    form.data = form.data.copy()
    form.data["version"] = str(now.version)
