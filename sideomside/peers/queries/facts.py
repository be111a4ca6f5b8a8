"""What the matching room may weigh: facts about peers, never their words."""

from dataclasses import dataclass
from uuid import UUID

from sideomside.consent import queries as consents
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.keys import take_keys
from sideomside.peers.models import PeerFile
from sideomside.peers.queries.files import visible_to
from sideomside.peers.rules import GROWN, SEEN_BY, is_available, slot_mask, theme_codes
from sideomside.people.rules import Viewer


@dataclass(frozen=True, kw_only=True)
class PeerFacts:
    """One peer as the matching room sees them. Empty means nothing was said, and then nothing is required."""

    peer_id: UUID
    person_id: UUID
    languages: frozenset[str]
    themes: frozenset[str]  # can talk about; used to find somebody, whoever may see them
    released: frozenset[str]  # of these, what a participant may read before a yes
    after_yes: frozenset[str]  # and what both may know after it
    formats: frozenset[str]
    slots: int
    areas: frozenset[str]
    travel_km: int | None
    gender: str | None
    age_band: str | None
    capacity: int
    load: int
    approved: bool
    consent: bool
    paused: bool
    available: bool
    employment: str
    face: str


def candidates(viewer: Viewer, programme_id: UUID) -> list[PeerFacts]:
    """Everybody who has come as far as being approved, in the same number of look-ups however many they are."""
    peers = list(visible_to(viewer).filter(programme_id=programme_id, state__in=GROWN).order_by("id"))
    take_keys(peer.person_id for peer in peers)
    willing = consents.among(viewer, [peer.person_id for peer in peers], Purpose.PEER)
    return [_facts(peer, consent=peer.person_id in willing) for peer in peers]


def _facts(peer: PeerFile, *, consent: bool) -> PeerFacts:
    return PeerFacts(
        peer_id=peer.id,
        person_id=peer.person_id,
        languages=frozenset(peer.languages or ()),
        themes=theme_codes(peer),
        released=theme_codes(peer, SEEN_BY["before_yes"]),
        after_yes=theme_codes(peer, SEEN_BY["after_yes"]),
        formats=frozenset(peer.formats or ()),
        slots=slot_mask(peer.slots),
        areas=frozenset(peer.areas or ()),
        travel_km=peer.travel_km,
        gender=peer.gender or None,
        age_band=peer.age_band or None,
        capacity=peer.load + peer.free_places,
        load=peer.load,
        approved=peer.approved_for_one_to_one,
        consent=consent,
        paused=peer.paused_at is not None,
        available=consent and is_available(peer),
        employment=peer.employment,
        face=peer.face or str(peer.id),
    )
