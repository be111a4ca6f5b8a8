"""Somebody who has stopped would like to begin again: two coordinators say yes, and never one alone."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.peers.actions.noting import note_step
from sideomside.peers.models import PeerFile, State
from sideomside.peers.queries import held
from sideomside.peers.rules import may_step, may_welcome_back
from sideomside.people import actions as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer, allow


@transaction.atomic
def ask_back(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """The first of the two; pressed twice it is one question."""
    allow(may_step(by, peer) and by.person_id != peer.person_id)
    peer = held(by, peer)
    if peer.state == State.STOPPED and peer.back_asked_by_id is None:
        peer.back_asked_at, peer.back_asked_by_id = timezone.now(), by.person_id
        peer.save(update_fields=["back_asked_at", "back_asked_by_id"])
        log.record("peer.back_asked", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def welcome_back(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """The second: from the beginning, with a talk. The hat waits until they are approved once more."""
    peer = held(by, peer)
    allow(may_welcome_back(by, peer))
    _forget_question(peer)
    peer.approved_for_one_to_one = False
    peer.save(update_fields=["approved_for_one_to_one"])
    role = people.give_role(
        person=peer.person, programme=peer.programme, name=Hat.PEER, state=Role.State.INVITED, by=by
    )
    people.set_role_state(role=role, state=Role.State.INVITED, by=by)
    note_step(peer=peer, to=State.APPLIED, by=by)
    log.record("peer.back_welcomed", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def stay_stopped(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """Not now; or the question is taken back."""
    allow(may_step(by, peer))
    peer = held(by, peer)
    if peer.back_asked_by_id is not None:
        _forget_question(peer)
        log.record("peer.back_not_now", about=peer.person_id, thing=peer.id, by=by)
    return peer


def _forget_question(peer: PeerFile) -> None:
    peer.back_asked_at, peer.back_asked_by_id = None, None
    peer.save(update_fields=["back_asked_at", "back_asked_by_id"])
