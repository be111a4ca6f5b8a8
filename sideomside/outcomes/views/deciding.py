"""What the coordinators decide: when people are asked, and which yardsticks of others are used."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.outcomes import actions, queries
from sideomside.outcomes.forms import CadenceForm, LeaveForm, LoadForm
from sideomside.outcomes.models import Instrument
from sideomside.outcomes.rules import IN_THE_WAY, Unusable, card_of, text_of, wrong_examples
from sideomside.people import queries as people


def cadence(request: HttpRequest, programme_id: UUID) -> HttpResponse:
    programme = people.programmes(request.viewer).filter(id=programme_id).first()
    if programme is None or not request.viewer.coordinates(programme_id):
        raise Http404
    known = queries.cadence_of(request.viewer, programme_id)
    form = CadenceForm(request.POST or None, initial={"waves": known.waves})
    if request.method == "POST" and form.is_valid():
        actions.set_cadence(programme=programme, waves=form.cleaned_data["waves"], by=request.viewer)
        messages.success(request, _("It is kept."))
        return redirect("outcomes:cadence", programme_id)
    return render(request, "outcomes/cadence.html", {"form": form, "programme": programme})


def instruments(request: HttpRequest) -> HttpResponse:
    """Those that are loaded, the facts of those that could be, and a form to load one."""
    if not request.viewer.is_coordinator:
        raise Http404
    form = LoadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.load(**form.files_given(), by=request.viewer)
        except Unusable as wrong:
            form.cannot_use(wrong)
        else:
            return redirect("outcomes:instrument", found.id)
    page = {
        "form": form,
        "loaded": queries.instruments(request.viewer),
        "cards": queries.shelf(request.viewer),
    }
    return render(request, "outcomes/instruments.html", page)


def instrument(request: HttpRequest, instrument_id: UUID) -> HttpResponse:
    found = queries.instrument(request.viewer, instrument_id) if request.viewer.is_coordinator else None
    if found is None:
        raise Http404
    form = LeaveForm(request.POST if request.POST.get("do") == "leave" else None)
    if request.method == "POST" and _done(request, found, form):
        return redirect("outcomes:instrument", found.id)
    return render(request, "outcomes/instrument.html", _page(request, found) | {"form": form})


def _done(request: HttpRequest, found: Instrument, form: LeaveForm) -> bool:
    """One of three buttons; what could not be done stays on the page with its reason."""
    what = request.POST.get("do")
    if what == "leave":
        return form.is_valid() and bool(
            actions.note_leave(instrument=found, note=form.said(), by=request.viewer)
        )
    if what == "activate":
        actions.activate(instrument=found, by=request.viewer)
    elif what == "retire":
        actions.retire(instrument=found, by=request.viewer)
    return True


def _page(request: HttpRequest, found: Instrument) -> dict[str, Any]:
    codes = queries.stands_in_the_way(request.viewer, found)
    names = people.names(request.viewer, [found.leave_by_id] if found.leave_by_id else [])
    return {
        "one": found,
        "card": card_of(found),
        "text": text_of(found),
        "missing": [(IN_THE_WAY[code], wrong_examples(found) if code == "vectors" else []) for code in codes],
        "leave_by": names.get(found.leave_by_id, ""),
    }
