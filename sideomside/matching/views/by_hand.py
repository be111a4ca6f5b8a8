"""Would you rather be found by a person alone? A tick on the peer's page; the participant's stands with the wishes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.matching import actions, queries
from sideomside.people.queries import person
from sideomside.people.rules import Hat


def of_mine(request: HttpRequest) -> HttpResponse:
    """A peer's own page. Whoever says so is asked all the same, by somebody who thought of them."""
    me = person(request.viewer, request.viewer.person_id) if request.viewer.is_peer else None
    if me is None:
        raise Http404
    if request.method == "POST":
        wanted = request.POST.get("by_hand") == "yes"
        actions.choose_by_hand(person=me, hat=Hat.PEER, by_hand=wanted, by=request.viewer)
        messages.success(request, _("It is kept."))
        return redirect("matching:peer_by_hand")
    by_hand = queries.is_by_hand(request.viewer, me.id, Hat.PEER)
    return render(request, "matching/peer_by_hand.html", {"by_hand": by_hand})
