"""Where a peer stands today, for the peer's own pages: the card, the room, the break."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.consent.queries import in_force
from sideomside.consent.rules import Purpose
from sideomside.peers.models import Energy, PeerFile, State
from sideomside.peers.queries.files import mine
from sideomside.peers.rules import may_rest
from sideomside.people.rules import Viewer


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a peer's home page needs to know of themselves; nothing of anybody else."""

    peer_id: UUID
    state: str
    state_words: str
    energy: str
    energies: list[tuple[str, str, bool]]  # code, words, and whether it is the one that stands
    capacity: int
    load: int
    free_places: int
    resting_since: datetime | None
    may_rest: bool
    willing: bool  # has said yes to being asked
    card_is_written: bool


def my_standing(viewer: Viewer) -> Standing | None:
    peer = mine(viewer)
    return standing_of(viewer, peer) if peer else None


def standing_of(viewer: Viewer, peer: PeerFile) -> Standing:
    return Standing(
        peer_id=peer.id,
        state=peer.state,
        state_words=str(State(peer.state).label),
        energy=peer.energy,
        energies=[(code, str(words), code == peer.energy) for code, words in Energy.choices],
        capacity=peer.capacity,
        load=peer.load,
        free_places=peer.free_places,
        resting_since=peer.paused_at,
        may_rest=may_rest(peer),
        willing=in_force(viewer, peer.person_id, Purpose.PEER),
        card_is_written=bool(peer.presentation and peer.themes),
    )


def history(viewer: Viewer, peer: PeerFile) -> list[tuple[str, datetime]]:
    """Each step with its day, latest first."""
    return [(str(step.get_state_display()), step.happened_at) for step in reversed(peer.steps.all())]
