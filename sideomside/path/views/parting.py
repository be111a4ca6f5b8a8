"""Stopping as a peer: the peer's own page, and the coordinator's."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.path import actions, queries
from sideomside.path.forms import ThanksForm
from sideomside.path.rules import Leaving, may_walk_with
from sideomside.peers import queries as peers
from sideomside.peers.rules import PeerFile, State

MOST_WORDS = 100_000  # more than anybody writes: nothing is cut off


def my_goodbye(request: HttpRequest) -> HttpResponse:
    """Opening the page says nothing."""
    viewer, file = request.viewer, peers.mine(request.viewer)
    if file is None or file.state == State.STOPPED:
        raise Http404
    leaving, act = queries.my_leaving(viewer), request.POST.get("do", "")
    if request.method == "POST" and act == "stop":
        actions.want_to_stop(person=file.person, programme=file.programme, by=viewer)
    elif leaving is not None and act == "words":
        words = request.POST.get("words", "")[:MOST_WORDS]
        actions.keep_parting_words(leaving=leaving, words=words, by=viewer)
        messages.success(request, _("Kept. Only you can read it."))
    elif leaving is not None and act == "stay":
        actions.stay_after_all(leaving=leaving, by=viewer)
        messages.success(request, _("How nice that you stay."))
    if request.method == "POST":
        return redirect("path:my_goodbye")
    learning = queries.my_learning(viewer)
    page = {"leaving": leaving, "learning": learning, "kept": queries.my_parting_words(viewer)}
    return render(request, "path/my_goodbye.html", page)


def goodbye(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A last talk, those they walk with, thanks, and the door."""
    viewer = request.viewer
    file = peers.peer_file(viewer, person_id) if viewer.is_coordinator else None
    act = request.POST.get("do", "")
    if file is None or not may_walk_with(viewer, person_id, file.programme_id):
        raise Http404
    if file.state == State.STOPPED:
        return _has_gone(file, act)
    queries.looked_at(viewer, person_id)
    leaving = queries.leaving_of(viewer, person_id, file.programme_id)
    form = ThanksForm(request.POST or None)
    if request.method == "POST" and act in ("stop", "died"):
        return _said(request, file, act)
    if request.method == "POST" and leaving is not None and form.is_valid():
        return _do(request, file, leaving, act, form.cleaned_data["thanks"])
    if not form.errors:
        form = ThanksForm(initial={"thanks": leaving.thanks if leaving else ""})
    walks = queries.walks_still(viewer, person_id)
    page: dict[str, Any] = {
        "file": file,
        "name": file.person.name,
        "leaving": leaving,
        "walks": walks,
        "comes_here_too": queries.comes_here_too(viewer, person_id),
        "form": form,
    }
    return render(request, "path/goodbye.html", page)


def _has_gone(file: PeerFile, act: str) -> HttpResponse:
    """Pressed twice: answered as the first time."""
    if act not in {"leave", "died"}:
        raise Http404
    return redirect("desk:today") if act == "died" else redirect("peers:peer", file.id)


def _said(request: HttpRequest, file: PeerFile, act: str) -> HttpResponse:
    if act == "stop":
        actions.want_to_stop(person=file.person, programme=file.programme, by=request.viewer)
        return redirect("path:goodbye", file.person_id)
    if request.POST.get("sure") == "yes":
        actions.note_death(person=file.person, programme=file.programme, by=request.viewer)
        messages.success(request, _("It is written down. Those they walked with stand on your first page."))
        return redirect("desk:today")
    return redirect("path:goodbye", file.person_id)


def _do(request: HttpRequest, file: PeerFile, leaving: Leaving, act: str, thanks: str) -> HttpResponse:
    by = request.viewer
    if act == "talk":
        actions.hold_last_talk(leaving=leaving, thanks=thanks, by=by)
        messages.success(request, _("It is written down."))
    elif act == "stay":
        actions.stay_after_all(leaving=leaving, by=by)
    elif act == "leave":
        actions.let_leave(leaving=leaving, by=by)
        messages.success(request, _("It is written down."))
        return redirect("peers:peer", file.id)
    return redirect("path:goodbye", file.person_id)
