"""A peer's card: what somebody who may meet them gets to read, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.peers.models import PeerFile
from sideomside.peers.queries.lending import lent_to
from sideomside.peers.rules import GROWN, SEEN_BY, theme_codes
from sideomside.people.rules import Viewer


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a peer shows of themselves at one step; nothing else leaves this room."""

    person_id: UUID
    name: str
    face: str
    presentation: str
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    employment: str


def card(viewer: Viewer, person_id: UUID, *, seen: str = "before_yes") -> Card | None:
    """The card of one peer. The asking room has decided that these two may come to know of each other."""
    found = cards(viewer, [person_id], seen=seen).get(person_id)
    if found is not None:
        log.record_opening(viewer, about=person_id, screen="card")
    return found


def cards(viewer: Viewer, person_ids: Iterable[UUID], *, seen: str = "before_yes") -> dict[UUID, Card]:
    ours = _programmes(viewer)
    reached = (Q(programme_id__in=ours) | lent_to(viewer, ours)) & Q(
        person_id__in=list(person_ids), state__in=GROWN
    )
    found = PeerFile.objects.select_related("person").filter(reached)
    peers = sorted(found, key=lambda peer: peer.programme_id in ours)  # one's own card outranks a lent one
    take_keys(peer.person_id for peer in peers)
    return {peer.person_id: drawn(viewer, peer, seen) for peer in peers}


def drawn(viewer: Viewer, peer: PeerFile, seen: str) -> Card:
    """The card as `seen` by the public, somebody asked, somebody met, or the coordinator."""
    released = theme_codes(peer, SEEN_BY[seen])
    return Card(
        person_id=peer.person_id,
        name=peer.person.name or "",
        face=peer.face or str(peer.id),
        presentation=peer.presentation or "",
        themes=tuple(theme["code"] for theme in peer.themes or () if theme["code"] in released),
        languages=tuple(peer.languages or ()),
        formats=tuple(peer.formats or ()),
        employment=peer.employment,
    )


def _programmes(viewer: Viewer) -> frozenset[UUID]:
    """For those who work there or are past the small key."""
    knows_us = viewer.person_id is not None and viewer.opened
    return viewer.programme_ids if knows_us else frozenset()
