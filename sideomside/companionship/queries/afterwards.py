"""Peers for whom a meeting was heavy, or who would like a call: for the coordinators of the programme."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from sideomside.companionship.models import Afterwards, Meeting
from sideomside.companionship.queries.seen import visible_to
from sideomside.companionship.rules import FELT, needs_a_call
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people.rules import SYSTEM, Viewer


@dataclass(frozen=True)
class PeerToCall:
    """For I dag: who, since when, and whether they asked for it themselves."""

    afterwards_id: UUID
    name: str
    since: datetime
    asked: bool
    heavy: bool


@dataclass(frozen=True)
class Heavy:
    """Who had a heavy meeting, and where; for asking them how they are."""

    afterwards_id: UUID
    peer_id: UUID
    programme_id: UUID


def heavy_lately(viewer: Viewer, since: datetime) -> list[Heavy]:
    """For the house itself."""
    if viewer.role != SYSTEM:
        return []
    lately = list(_said(viewer).filter(said_at__gte=since))
    take_keys(one.peer_id for one in lately)
    return [
        Heavy(one.id, one.peer_id, one.meeting.companionship.programme_id)
        for one in lately
        if one.felt == FELT.HEAVY
    ]


def time_given(viewer: Viewer) -> list[tuple[date, int]]:
    """A peer's own meetings that were held: the day and how long, never with whom."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    held = Meeting.objects.filter(companionship__in=visible_to(viewer), state=Meeting.State.MET)
    rows = held.exclude(starts_at=None).values_list("starts_at", "minutes", "afterwards__minutes")
    return [(timezone.localdate(at), said or minutes) for at, minutes, said in rows]


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
    found = Afterwards.objects.filter(
        Exists(visible_to(viewer).filter(id=OuterRef("meeting__companionship_id")))
    )
    return found.select_related("peer", "meeting__companionship")
