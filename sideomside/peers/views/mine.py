"""The peer's own pages: my card as others see it, and a break in one tap."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sideomside.consent.rules import Purpose, text_of
from sideomside.peers import actions, queries
from sideomside.peers.models import Energy, PeerFile
from sideomside.peers.views.lending import cards_of_mine
from sideomside.peers.views.naming import card_in_words

CARD = "card_of_mine"  # in the session: which of several one looks at
SEEN = ("before_yes", "after_yes", "public", "coordinator")


def own_file(request: HttpRequest) -> PeerFile:
    peer = queries.mine(request.viewer, request.session.get(CARD, ""))
    if peer is None:
        raise Http404
    return peer


@require_safe
def my_card(request: HttpRequest) -> HttpResponse:
    """The card as others see it, one onlooker at a time; with several, the one chosen, here and where it is changed."""
    if chosen := request.GET.get("kort"):
        request.session[CARD] = chosen[:36]
    peer = own_file(request)
    asked = request.GET.get("set", "")
    seen = asked if asked in SEEN else "before_yes"
    context = {
        "peer": peer,
        "cards": cards_of_mine(request, peer),
        "loans": queries.my_loans(request.viewer),
        "standing": queries.standing_of(request.viewer, peer),
        "yes_text": text_of(Purpose.PEER),
        "seen": seen,
        "card": card_in_words(request.viewer, queries.drawn(request.viewer, peer, seen)),
    }
    return render(request, "peers/my_card.html", context)


@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """No reason is asked for."""
    peer = actions.pause(peer=own_file(request), by=request.viewer)
    messages.success(
        request, _("That is quite all right. Nobody asks you about anything new until you say so.")
    )
    return redirect("desk:peer_home" if peer.load else "peers:my_card")  # there a meeting that stands is seen


@require_POST
def resume(request: HttpRequest) -> HttpResponse:
    actions.resume(peer=own_file(request), by=request.viewer)
    messages.success(request, _("How nice to have you here again."))
    return redirect("peers:my_card")


@require_POST
def energy(request: HttpRequest) -> HttpResponse:
    """How it feels just now, in one press."""
    said = request.POST.get("energy", "")
    if said not in Energy.values:
        raise Http404
    actions.say_energy(peer=own_file(request), energy=said, by=request.viewer)
    if said == Energy.FEWER:
        messages.success(
            request, _("Thank you for saying it. Nobody new is asked about you, and a coordinator calls.")
        )
    else:
        messages.success(request, _("It is written down."))
    return redirect("peers:my_card")


@require_POST
def my_yes(request: HttpRequest) -> HttpResponse:
    """A yes, or the yes taken back; as easy one way as the other."""
    peer = own_file(request)
    if request.POST.get("answer") == "no":
        actions.take_yes_back(peer=peer, by=request.viewer)
        messages.success(request, _("Your yes is taken back. Nobody is asked about you from now on."))
    elif request.POST.get("answer") == "yes":
        actions.say_yes(peer=peer, channel="page", by=request.viewer)
        messages.success(request, _("Thank you. Now we may ask you when somebody needs a peer."))
    return redirect("peers:my_card")


def whose_card(request: HttpRequest, peer_id: UUID | None) -> PeerFile:
    """The card being written: one's own, or for the coordinator that of the peer named in the address."""
    peer = queries.opened(request.viewer, peer_id, "peer_card") if peer_id else own_file(request)
    if peer is None:
        raise Http404
    return peer
