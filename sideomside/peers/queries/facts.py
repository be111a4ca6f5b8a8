"""What the matching room may weigh: facts about peers, never their words."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from sideomside.consent import queries as consents
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.keys import take_keys
from sideomside.peers.models import PeerFile
from sideomside.peers.queries.files import visible_to
from sideomside.peers.queries.lending import lent_to
from sideomside.peers.rules import GROWN, SEEN_BY, is_available, slot_mask, theme_codes
from sideomside.people.rules import Viewer, may_coordinate


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
    peers = _asked_by(viewer, programme_id)
    take_keys(peer.person_id for peer in peers)
    willing = consents.among(viewer, [peer.person_id for peer in peers], Purpose.PEER)
    return [
        _facts(peer, consent=peer.person_id in willing, here=peer.programme_id == programme_id)
        for peer in peers
    ]


def _asked_by(viewer: Viewer, programme_id: UUID) -> list[PeerFile]:
    """The programme's own, and those lent to it by their own yes; whoever has a card here is asked by that one."""
    reached = Q(programme_id=programme_id)
    files = visible_to(viewer)
    if may_coordinate(viewer, programme_id):
        reached, files = reached | lent_to(viewer, [programme_id]), PeerFile.objects.select_related("person")
    found = list(files.filter(reached, state__in=GROWN).order_by("id"))
    here = {peer.person_id for peer in found if peer.programme_id == programme_id}
    return [peer for peer in found if peer.programme_id == programme_id or peer.person_id not in here]


def _facts(peer: PeerFile, *, consent: bool, here: bool) -> PeerFacts:
    """Parts of town are a programme's own: of somebody lent none is known, and so none is ruled out."""
    return PeerFacts(
        peer_id=peer.id,
        person_id=peer.person_id,
        languages=frozenset(peer.languages or ()),
        themes=theme_codes(peer),
        released=theme_codes(peer, SEEN_BY["before_yes"]),
        after_yes=theme_codes(peer, SEEN_BY["after_yes"]),
        formats=frozenset(peer.formats or ()),
        slots=slot_mask(peer.slots),
        areas=frozenset(peer.areas or ()) if here else frozenset(),
        travel_km=peer.travel_km if here else None,
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
