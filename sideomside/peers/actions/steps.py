"""A peer's steps on the way, each with who and when."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.peers.models import PeerFile, PeerStep, State
from sideomside.peers.queries import held
from sideomside.peers.rules import may_step, next_state
from sideomside.people import actions as people
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
    _move(peer, to, by, happened_at)
    log.record("peer.step", about=peer.person_id, thing=peer.id, detail={"state": str(to)}, by=by)
    return peer


@transaction.atomic
def approve(*, peer: PeerFile, one_to_one: bool = True, by: Viewer) -> PeerFile:
    """A coordinator's own judgement that this peer is ready, and for what."""
    allow(may_step(by, peer))
    peer = held(by, peer)
    peer.approved_for_one_to_one = one_to_one
    if next_state(peer) == State.APPROVED:
        _move(peer, State.APPROVED, by)
    peer.version += 1
    peer.save(update_fields=["approved_for_one_to_one", "version"])
    _wear_hat(peer, Role.State.ACTIVE, by)
    log.record("peer.approved", about=peer.person_id, thing=peer.id, detail={"one_to_one": one_to_one}, by=by)
    return peer


@transaction.atomic
def stop(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """Thank you, and goodbye for now; those they walk with are the companionship room's to speak with."""
    allow(may_step(by, peer))
    peer = held(by, peer)
    if peer.state == State.STOPPED:
        return peer
    _move(peer, State.STOPPED, by)
    _wear_hat(peer, Role.State.LEFT, by)
    log.record("peer.stopped", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def say_yes(*, peer: PeerFile, channel: str = "talk", by: Viewer) -> PeerFile:
    """Somebody from a list was asked first and said yes: they are now what the list said they were."""
    allow(may_step(by, peer))
    peer = held(by, peer)
    if peer.state != State.ASK_FIRST:
        return peer
    consents.give(person=peer.person, purpose=Purpose.PEER, channel=channel, by=by)
    _move(peer, peer.rests_from or State.APPLIED, by)
    log.record("peer.said_yes", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def note_step(*, peer: PeerFile, state: str, happened_at: datetime | None = None, by: Viewer) -> PeerStep:
    """Write one step down; the act that calls it changes the file and the log."""
    step = PeerStep(
        peer=peer,
        state=state,
        happened_at=happened_at or timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
    )
    step.save(force_insert=True)
    return step


def _move(peer: PeerFile, state: str, by: Viewer, happened_at: datetime | None = None) -> None:
    """The file and its last step say the same."""
    peer.state = state
    peer.paused_at, peer.rests_from, peer.wants_a_word = None, "", False
    peer.version += 1
    peer.save(update_fields=["state", "paused_at", "rests_from", "wants_a_word", "version"])
    note_step(peer=peer, state=state, happened_at=happened_at, by=by)


def _wear_hat(peer: PeerFile, state: str, by: Viewer) -> None:
    role = people.give_role(person=peer.person, programme=peer.programme, name=Hat.PEER, state=state, by=by)
    if role.state != state:
        people.set_role_state(role=role, state=state, by=by)
