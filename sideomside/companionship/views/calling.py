"""A peer who could use a call: what they said about themselves, and the note that somebody has talked with them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sideomside.companionship import actions, queries
from sideomside.ground.audit import log
from sideomside.people import queries as people


def call_peer(request: HttpRequest, afterwards_id: UUID) -> HttpResponse:
    said = queries.peer_to_call(request.viewer, afterwards_id)
    if said is None:
        raise Http404
    if request.method == "POST":
        actions.talked_with_peer(said=said, by=request.viewer)
        return redirect("desk:today")
    log.record_opening(request.viewer, about=said.peer_id, screen="call_peer")
    context = {"said": said, "contacts": people.contacts(request.viewer, said.peer_id)}
    return render(request, "companionship/call_peer.html", context)
