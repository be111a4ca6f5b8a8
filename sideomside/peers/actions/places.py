"""Places at a peer: taken when both have said yes, given back when something ends. Never one too many."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from sideomside.consent.queries import in_force
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.peers.models import PeerFile
from sideomside.peers.rules import NoPlace, is_available, may_say_yes
from sideomside.people.rules import VISITOR, Viewer, allow


@transaction.atomic
def take_place(*, peer_id: UUID, said_yes: bool = False, by: Viewer) -> PeerFile:
    """Take one place, or raise NoPlace; the matching room has asked whether these two may meet, and the peer."""
    peer = _held(peer_id, by)
    free = may_say_yes(peer) if said_yes else is_available(peer)
    if not free or not in_force(by, peer.person_id, Purpose.PEER):
        raise NoPlace
    _set_load(peer, 1)
    log.record("peer.place_taken", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def give_back_place(*, peer_id: UUID, by: Viewer) -> PeerFile:
    """Give one place back; with none taken nothing happens."""
    peer = _held(peer_id, by)
    if peer.load:
        _set_load(peer, -1)
        log.record("peer.place_given_back", about=peer.person_id, thing=peer.id, by=by)
    return peer


def _held(peer_id: UUID, by: Viewer) -> PeerFile:
    allow(by.role != VISITOR and by.opened)
    return PeerFile.objects.select_for_update().get(id=peer_id)


def _set_load(peer: PeerFile, change: int) -> None:
    PeerFile.objects.filter(id=peer.id).update(load=F("load") + change)
    peer.load += change
