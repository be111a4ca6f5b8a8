"""Who must not meet: for the coordinator's eyes, without a reason and without a count anywhere else."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.vault.cpr import COVER
from sideomside.matching import actions, queries
from sideomside.matching.forms import NoteForm, RatherNotForm
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
    theirs = queries.peers_recognised(request.viewer, whom.id)
    if request.method == "POST":
        if not _put_right(request, theirs):
            _keep(request, whom, notes, peers)
        return redirect("matching:apart", person_id)
    page = {"person": whom, "notes": notes, "peers": peers, "theirs": theirs}
    return render(request, "matching/apart.html", page)


def _put_right(request: HttpRequest, theirs: list[queries.PeersNote]) -> bool:
    """A peer's own words meant somebody else after all."""
    said = next((one for one in theirs if str(one.id) == request.POST.get("not_that_one")), None)
    row = queries.note(request.viewer, said.id) if said else None
    if row:
        actions.not_that_one(row=row, by=request.viewer)
    return row is not None


def _keep(request: HttpRequest, whom: Person, notes: list[Any], peers: list[Any]) -> None:
    sent = request.POST
    chosen = next((peer_id for peer_id, _name in peers if str(peer_id) == sent.get("add", "")), None)
    pressed = {sent.get(name, "") for name in ("remove", "meant", "not_that_one")}
    note = next((row for row, _name in notes if str(row.id) in pressed), None)
    if "of_peer" in sent:
        _of_peer(request, whom)
    elif note and sent.get("remove"):
        actions.let_meet(person=whom, row=note, by=request.viewer)
    elif note and sent.get("not_that_one"):
        actions.not_that_one(row=note, by=request.viewer)
    elif note and chosen:
        actions.recognise(row=note, other_id=chosen, by=request.viewer)
    elif chosen and "meant" not in sent:
        actions.keep_apart(person=whom, other_id=chosen, by=request.viewer)


def _of_peer(request: HttpRequest, whom: Person) -> None:
    """A peer's own words mean this participant."""
    form = NoteForm(request.POST)
    row = queries.note(request.viewer, form.cleaned_data["of_peer"]) if form.is_valid() else None
    if row:
        actions.recognise(row=row, other_id=whom.id, by=request.viewer)


def of_mine(request: HttpRequest) -> HttpResponse:
    """A peer's own page: whom they would rather not meet. No reason, and nobody is told."""
    me = person(request.viewer, request.viewer.person_id) if request.viewer.is_peer else None
    if me is None:
        raise Http404
    form = RatherNotForm(request.POST if "rather_not" in request.POST else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        _write_or_take_away(request, me, form)
        return redirect("matching:peer_rather_not")
    page = {"note": form, "notes": queries.notes_in_words(request.viewer, me.id)}
    return render(request, "matching/peer_rather_not.html", page)


def _write_or_take_away(request: HttpRequest, me: Person, form: RatherNotForm) -> None:
    if form.is_bound:
        said = form.cleaned_data
        actions.rather_not(person=me, words=said["rather_not"], once=said["once"], by=request.viewer)
        if form.covered:
            messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)
    for row in queries.own_notes(request.viewer, me.id):
        if str(row.id) == request.POST.get("take_away"):
            actions.let_meet(person=me, row=row, by=request.viewer)
