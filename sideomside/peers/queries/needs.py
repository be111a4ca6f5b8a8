"""Peers who need the coordinator: for I dag. A break is a word worth having, never an alarm."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, Q

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.peers.models import PeerFile, State
from sideomside.peers.queries.files import visible_to
from sideomside.people.rules import Viewer


@dataclass(frozen=True, kw_only=True)
class Need:
    """One peer, and the one thing to do: `why` is break, fewer, back, applied or ask_first."""

    peer_id: UUID
    person_id: UUID
    name: str
    why: str
    since: datetime | None


def needing_me(viewer: Viewer) -> list[Need]:
    """Who asked for a break, who wants to begin, and who must be asked first; longest first."""
    if not viewer.is_coordinator:
        return []
    waits = Q(wants_a_word=True) | Q(state__in=[State.APPLIED, State.ASK_FIRST])
    waits |= Q(back_asked_by_id__isnull=False) & ~Q(back_asked_by_id=viewer.person_id)
    peers = list(
        visible_to(viewer)
        .filter(waits)
        .annotate(since=Max("steps__happened_at"))
        .order_by(F("wants_a_word").desc(), "since", "id")
    )
    take_keys(peer.person_id for peer in peers)
    log.record_list(viewer, (peer.person_id for peer in peers), screen="peers")
    return [
        Need(
            peer_id=peer.id,
            person_id=peer.person_id,
            name=peer.person.name or "",
            why=_why(peer),
            since=peer.since,
        )
        for peer in peers
    ]


def _why(peer: PeerFile) -> str:
    if peer.wants_a_word:
        return "break" if peer.state == State.RESTING else "fewer"
    return "back" if peer.back_asked_by_id else str(peer.state)
