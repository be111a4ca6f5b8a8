"""A peer's card, in the peer's own words, and how many they have room for."""

from typing import Any

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.peers.models import PeerFile
from sideomside.peers.queries import held
from sideomside.peers.rules import MOST_PLACES, TIDY, Changed, may_see_whole, may_step
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def change_card(
    *, peer: PeerFile, changes: dict[str, Any], version: int, capacity: int | None = None, by: Viewer
) -> PeerFile:
    """Write the card anew; refused when somebody else changed it in the meantime."""
    allow(may_see_whole(by, peer))
    peer = held(by, peer)
    if peer.version != version:
        raise Changed
    fields = [name for name in TIDY if name in changes]
    for name in fields:
        setattr(peer, name, TIDY[name](changes[name]))
    peer.version += 1
    peer.save(update_fields=[*fields, "version"])
    log.record("peer.changed", about=peer.person_id, thing=peer.id, detail={"fields": fields}, by=by)
    return change_room(peer=peer, capacity=capacity, by=by) if capacity else peer


@transaction.atomic
def change_room(*, peer: PeerFile, capacity: int, employment: str = "", by: Viewer) -> PeerFile:
    """How many a peer has room for, said by the peer or noted by the coordinator; nobody loses a place by it."""
    allow(may_see_whole(by, peer))
    peer = held(by, peer)
    before = (peer.capacity, peer.employment)
    peer.capacity = min(max(capacity, 1), MOST_PLACES)
    if employment and may_step(by, peer):
        peer.employment = employment
    if before != (peer.capacity, peer.employment):
        peer.version += 1
        peer.save(update_fields=["capacity", "employment", "version"])
        log.record("peer.room_changed", about=peer.person_id, thing=peer.id, by=by)
    return peer
