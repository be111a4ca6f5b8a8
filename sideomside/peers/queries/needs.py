"""Peers who need the coordinator: for I dag. A break is a word worth having, never an alarm."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.peers.models import PeerFile, State
from sideomside.peers.queries.files import not_over
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
    since = {one: _since(one) for one in not_over(viewer) if _waits(viewer, one)}
    first = datetime.min.replace(tzinfo=UTC)
    peers = sorted(since, key=lambda one: (not one.wants_a_word, since[one] or first, one.id))
    take_keys(peer.person_id for peer in peers)
    log.record_list(viewer, (peer.person_id for peer in peers), screen="peers")
    return [
        Need(
            peer_id=peer.id,
            person_id=peer.person_id,
            name=peer.person.name or "",
            why=_why(peer),
            since=since[peer],
        )
        for peer in peers
    ]


def _waits(viewer: Viewer, peer: PeerFile) -> bool:
    asked = peer.back_asked_by_id is not None and peer.back_asked_by_id != viewer.person_id
    return peer.wants_a_word or asked or peer.state in (State.APPLIED, State.ASK_FIRST)


def _since(peer: PeerFile) -> datetime | None:
    return max((step.happened_at for step in peer.steps.all()), default=None)


def _why(peer: PeerFile) -> str:
    if peer.wants_a_word:
        return "break" if peer.state == State.RESTING else "fewer"
    return "back" if peer.back_asked_by_id else str(peer.state)
