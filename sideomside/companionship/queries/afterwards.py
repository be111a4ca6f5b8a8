"""Peers for whom a meeting was heavy, or who would like a call: for the coordinators of the programme."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sideomside.companionship.models import Afterwards, Meeting
from sideomside.companionship.queries.seen import visible_to
from sideomside.companionship.rules import FELT, needs_a_call
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class PeerToCall:
    """For I dag: who, since when, and whether they asked for it themselves."""

    afterwards_id: UUID
    name: str
    since: datetime
    asked: bool
    heavy: bool


def peers_to_call(viewer: Viewer) -> list[PeerToCall]:
    """Longest waiting first."""
    if not viewer.is_coordinator:
        return []
    waiting = list(_said(viewer).filter(talked_at=None).order_by("said_at"))
    take_keys(one.peer_id for one in waiting)
    found = [one for one in waiting if needs_a_call(one)]
    log.record_list(viewer, [one.peer_id for one in found], screen="peers_to_call")
    return [
        PeerToCall(one.id, one.peer.name or "", one.said_at, one.call, one.felt == FELT.HEAVY)
        for one in found
    ]


def peer_to_call(viewer: Viewer, afterwards_id: UUID) -> Afterwards | None:
    """What one peer said, for whoever calls them."""
    if not viewer.is_coordinator:
        return None
    return _said(viewer).filter(id=afterwards_id).first()


def said_about(viewer: Viewer, meeting: Meeting | None) -> Afterwards | None:
    """The peer's own words back to the peer."""
    if meeting is None or not viewer.is_peer:
        return None
    return Afterwards.objects.filter(meeting=meeting, peer_id=viewer.person_id).first()


def _said(viewer: Viewer) -> QuerySet[Afterwards]:
    found = Afterwards.objects.filter(meeting__companionship__in=visible_to(viewer))
    return found.select_related("peer", "meeting__companionship")
