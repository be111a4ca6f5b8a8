"""Past the usual way: a page that says what the way is, and asks for a reason that is kept."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.peers import actions, queries
from sideomside.peers.forms import ApproveForm
from sideomside.peers.models import State
from sideomside.peers.rules import is_next_to_be_approved


def approve(request: HttpRequest, peer_id: UUID) -> HttpResponse:
    found = queries.opened(request.viewer, peer_id) if request.viewer.is_coordinator else None
    if found is None:
        raise Http404
    if request.method == "POST" and found.state == State.APPROVED:
        return redirect("peers:peer", peer_id)  # the second of two taps
    if not is_next_to_be_approved(found):
        raise Http404
    form = ApproveForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "peers/approve.html", {"form": form, "peer": found, "name": found.person.name})
    one_to_one = form.cleaned_data["for_what"] == "one"
    actions.approve_here(peer=found, why=form.cleaned_data["why"], one_to_one=one_to_one, by=request.viewer)
    messages.success(request, _("It is written down."))
    return redirect("peers:peer", peer_id)
