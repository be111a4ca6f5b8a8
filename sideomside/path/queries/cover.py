"""While a peer is away: what there is to offer those they walk with, and what was offered."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sideomside.companionship import queries as companionship
from sideomside.gatherings import queries as gatherings
from sideomside.ground.audit import log
from sideomside.path.models import CoverOffer
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.rules import Viewer

SHOWN = 3


@dataclass(frozen=True)
class Cover:
    """The two, and what there is just now."""

    companionship: Any
    participant: str
    peer: str
    told: bool
    coffee: list[Any]
    groups: list[Any]
    free: list[str]
    offered: list[CoverOffer]


@dataclass(frozen=True)
class MyCover:
    """For the participant, once somebody has told them."""

    peer: str
    what: list[str]
    coffee: Any


def cover(viewer: Viewer, companionship_id: UUID) -> Cover | None:
    """For the coordinator; found by the house, decided and said by a human."""
    one = companionship.companionship(viewer, companionship_id) if viewer.is_coordinator else None
    if one is None or not viewer.coordinates(one.programme_id):
        return None
    away = companionship.peer_is_away(viewer, one)
    if not away and one.peer_away_told_at is None:
        return None
    companionship.opened(viewer, one)
    return Cover(
        companionship=one,
        participant=one.participant.name or "",
        peer=one.peer.name or "",
        told=one.peer_away_told_at is not None,
        coffee=people.coffee(viewer, of=[one.programme_id])[:SHOWN],
        groups=gatherings.groups_open(viewer)[:SHOWN],
        free=_free(viewer, one.programme_id),
        offered=offers(viewer, one.id),
    )


def offers(viewer: Viewer, companionship_id: UUID) -> list[CoverOffer]:
    """What was offered since the peer went away."""
    return list(CoverOffer.objects.filter(companionship_id=companionship_id)) if viewer.is_coordinator else []


def my_cover(viewer: Viewer) -> MyCover | None:
    """Nothing, before a human has said it; and nothing when the peer is back."""
    if not (viewer.is_participant and viewer.opened):
        return None
    mine = companionship.visible_to(viewer).exclude(peer_away_told_at=None)
    one = mine.filter(pair__ended_at=None).first()
    if one is None:
        return None
    rows = CoverOffer.objects.filter(companionship_id=one.id, person_id=viewer.person_id)
    said = [str(row.get_what_display()) for row in rows.filter(offered_at__gte=one.peer_away_told_at)]
    if not said:
        return None
    log.record_list(viewer, [one.peer_id], screen="companionship")
    return MyCover(
        (one.peer.name or "").partition(" ")[0], said, people.next_coffee(viewer, of=[one.programme_id])
    )


def _free(viewer: Viewer, programme_id: UUID) -> list[str]:
    """Peers with a place free, by name."""
    found = [one for one in peers.listed(viewer, show="free") if one.programme_id == programme_id]
    peers.shown_to(viewer, [one.person_id for one in found[:SHOWN]])
    return [one.person.name or "" for one in found[:SHOWN]]
