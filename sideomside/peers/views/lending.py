"""Lending a peer to another programme: the coordinator asks, the peer says yes or no, and either takes it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sideomside.peers import actions, queries
from sideomside.peers.forms import LendForm
from sideomside.peers.models import Loan, PeerFile
from sideomside.people.models import Programme


def lend(request: HttpRequest, peer_id: UUID) -> HttpResponse:
    """Whom, where to and until when; what is asked and what holds stands beside it."""
    peer = queries.opened(request.viewer, peer_id) if request.viewer.is_coordinator else None
    if peer is None:
        raise Http404
    to = list(queries.may_be_lent_to(request.viewer, peer))
    form = LendForm(request.POST or None, programmes=to)
    if to and form.is_valid():
        actions.lend(peer=peer, to=form.chosen(), until=form.cleaned_data["until"], by=request.viewer)
        messages.success(request, _("The peer is asked. Nobody there hears of it before a yes."))
        return redirect("peers:lend", peer.id)
    page = {"peer": peer, "name": peer.person.name, "loans": queries.loans_of(request.viewer, peer)}
    return render(request, "peers/lend.html", page | {"form": form, "somewhere": bool(to)})


@require_safe
def lent(request: HttpRequest) -> HttpResponse:
    """The peer's own: where one is asked, and where one is a peer as well."""
    if not request.viewer.is_peer:
        raise Http404
    return render(request, "peers/lent.html", {"loans": queries.my_loans(request.viewer)})


@require_POST
def answer(request: HttpRequest, loan_id: UUID) -> HttpResponse:
    """A yes only from the peer; a no or an end from either."""
    loan = queries.loan(request.viewer, loan_id)
    if loan is None:
        raise Http404
    if request.POST.get("do") == "yes":
        actions.say_yes_to_loan(loan=loan, by=request.viewer)
        messages.success(request, _("Thank you. They may ask you now, within the room you have."))
    elif request.POST.get("do") == "end":
        actions.end_loan(loan=loan, by=request.viewer)
        messages.success(request, _("It is ended. Nobody new is asked about there."))
    return redirect("peers:lent") if request.viewer.is_peer else redirect("peers:lend", loan.peer_id)


def lent_to_us(request: HttpRequest) -> list[dict[str, Any]]:
    """On the list of peers: by name, from where and until when."""
    found: list[Loan] = queries.lent_to_us(request.viewer)
    queries.shown_to(request.viewer, [one.peer.person_id for one in found])
    return [
        {"name": one.peer.person.name, "programme": one.peer.programme.name, "until": one.until}
        for one in found
    ]


def cards_of_mine(request: HttpRequest, chosen: PeerFile) -> list[tuple[PeerFile, Programme, bool]]:
    """With several cards: each by its programme, and which is shown."""
    cards = queries.my_cards(request.viewer)
    return [(one, one.programme, one.id == chosen.id) for one in cards] if len(cards) > 1 else []
