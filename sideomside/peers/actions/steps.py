"""A peer's steps on the way, each with who and when."""

from datetime import datetime

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.peers.actions.noting import note_step
from sideomside.peers.models import PeerFile, State
from sideomside.peers.queries import held
from sideomside.peers.rules import GROWN, is_next_to_be_approved, may_step, next_state
from sideomside.people import actions as people
from sideomside.people import queries as way_in
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer, allow


@transaction.atomic
def take_step(*, peer: PeerFile, to: str, happened_at: datetime | None = None, by: Viewer) -> PeerFile:
    """The next step on the way, and only the next; approving is a decision of its own."""
    allow(may_step(by, peer))
    peer = held(by, peer)
    if peer.state == to:
        return peer
    allow(next_state(peer) == to and to != State.APPROVED)
    note_step(peer=peer, to=to, happened_at=happened_at, by=by)
    log.record("peer.step", about=peer.person_id, thing=peer.id, detail={"state": str(to)}, by=by)
    return peer


@transaction.atomic
def approve(*, peer: PeerFile, one_to_one: bool = True, by: Viewer) -> PeerFile:
    """A coordinator's own judgement that this peer is ready, and for what; it may be judged again later."""
    allow(may_step(by, peer))
    peer = held(by, peer)
    now = next_state(peer) == State.APPROVED
    allow(now or peer.state in GROWN)
    if now:
        note_step(peer=peer, to=State.APPROVED, by=by)
        peer.approved_why = None  # the reason of an earlier time, before they stopped and came again
    peer.approved_for_one_to_one = one_to_one
    peer.save(update_fields=["approved_for_one_to_one", "approved_why"])
    _wear_hat(peer, Role.State.ACTIVE, by)
    log.record("peer.approved", about=peer.person_id, thing=peer.id, detail={"one_to_one": one_to_one}, by=by)
    return peer


@transaction.atomic
def approve_here(*, peer: PeerFile, why: str, one_to_one: bool = True, by: Viewer) -> PeerFile:
    """Before everything the programme asks for is done: the reason is kept, and the peer can read it."""
    allow(may_step(by, peer) and bool(why.strip()))
    peer = held(by, peer)
    allow(is_next_to_be_approved(peer))
    peer = approve(peer=peer, one_to_one=one_to_one, by=by)
    peer.approved_why, _found = mask(why.strip())
    peer.save(update_fields=["approved_why"])
    log.record("peer.approved_here", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def stop(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """Thank you, and goodbye for now; those they walk with are the companionship room's to speak with."""
    allow(may_step(by, peer))
    peer = held(by, peer)
    if peer.state == State.STOPPED:
        return peer
    note_step(peer=peer, to=State.STOPPED, by=by)
    _wear_hat(peer, Role.State.LEFT, by)
    log.record("peer.stopped", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def invite_in(*, peer: PeerFile, by: Viewer) -> None:
    """Let a peer sign in to their own card: the hat goes on, and a neutral mail with a way in leaves."""
    allow(may_step(by, peer))
    peer = held(by, peer)  # a colleague may have stopped it since the page was opened
    allow(peer.state != State.STOPPED)
    _wear_hat(peer, Role.State.ACTIVE, by)
    people.invite(person=peer.person, by=by)


@transaction.atomic
def let_begin_again(*, peer: PeerFile, by: Viewer) -> None:
    """Their phone is gone, and with it what they signed in with. Pressed twice it is one letter."""
    allow(may_step(by, peer))
    if way_in.may_begin_again(by, peer.person):
        people.let_begin_again(person=peer.person, by=by)


def _wear_hat(peer: PeerFile, state: str, by: Viewer) -> None:
    role = people.give_role(person=peer.person, programme=peer.programme, name=Hat.PEER, state=state, by=by)
    if role.state != state:
        people.set_role_state(role=role, state=state, by=by)
