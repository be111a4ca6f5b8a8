"""The places of one's own programmes: written down, put right, closed for good."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.desk.forms import PlaceForm
from sideomside.desk.views.house import coordinators_only, say_changed
from sideomside.people import actions, queries
from sideomside.people.models import Place
from sideomside.people.rules import Changed


@coordinators_only
def places(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/places.html", {"places": queries.kept_places(request.viewer)})


@coordinators_only
def new_place(request: HttpRequest) -> HttpResponse:
    """Where it is and how one gets in; when it is open is written beside the other doors."""
    form = PlaceForm(request.POST or None, programmes=queries.own_programmes(request.viewer))
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/place.html", {"form": form})
    said = form.cleaned_data
    actions.add_place(programme=said["programme"], **form.where(), about=form.about(), by=request.viewer)
    messages.success(request, _("Saved. Now write when it is open."))
    return redirect("desk:doors" if said["serves_coffee"] else "desk:places")


@coordinators_only
def place(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """Put it right, or close it for good; an old page says so and keeps what was typed."""
    found, act = _own(request, place_id), request.POST.get("do", "")
    if act in {"close", "open"}:
        (actions.close_down if act == "close" else actions.open_again)(place=found, by=request.viewer)
        messages.success(request, _("Saved."))
        return redirect("desk:places")
    form = _form(request, found)
    if form.is_valid() and _kept(request, form, found.id):
        messages.success(request, _("Saved."))
        return redirect("desk:places")
    return render(request, "desk/place.html", {"form": form, "place": _own(request, place_id)})


def _form(request: HttpRequest, found: Place) -> PlaceForm:
    own: Any = queries.own_programmes(request.viewer)
    return PlaceForm(request.POST or None, instance=found, programmes=own)


def _kept(request: HttpRequest, form: PlaceForm, place_id: UUID) -> bool:
    said, held = form.cleaned_data, _own(request, place_id)
    try:
        actions.change_place(
            place=held, **form.where(), changes=form.about(), version=said["version"], by=request.viewer
        )
    except Changed:
        say_changed(request, form, held)
        return False
    return True


def _own(request: HttpRequest, place_id: UUID) -> Place:
    found = queries.kept_places(request.viewer).filter(id=place_id).first()
    if found is None:
        raise Http404
    return found
