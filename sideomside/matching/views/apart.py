"""Who must not meet: for the coordinator's eyes, without a reason and without a count anywhere else."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sideomside.matching import actions, queries
from sideomside.people.models import Person
from sideomside.people.queries import person


def apart(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A plain list of names, and one choice to add."""
    whom = person(request.viewer, person_id) if request.viewer.is_coordinator else None
    programme = queries.programme_of(request.viewer, person_id) if whom else None
    if whom is None or programme is None:
        raise Http404
    notes = queries.notes_by_name(request.viewer, whom.id)
    peers = queries.peers_by_name(request.viewer, programme.id)
    if request.method == "POST":
        _keep(request, whom, notes, peers)
        return redirect("matching:apart", person_id)
    return render(request, "matching/apart.html", {"person": whom, "notes": notes, "peers": peers})


def _keep(request: HttpRequest, whom: Person, notes: list[Any], peers: list[Any]) -> None:
    add, remove = request.POST.get("add", ""), request.POST.get("remove", "")
    chosen = next((peer_id for peer_id, _name in peers if str(peer_id) == add), None)
    if chosen and "meant" not in request.POST:
        actions.keep_apart(person=whom, other_id=chosen, by=request.viewer)
    note = next((row for row, _name in notes if str(row.id) in {remove, request.POST.get("meant", "")}), None)
    if note and remove:
        actions.let_meet(person=whom, row=note, by=request.viewer)
    elif note and chosen:
        actions.recognise(row=note, other_id=chosen, by=request.viewer)
