"""Who of a pair has taken a yes back or is on a pause: a fact, and never a reason."""

from collections.abc import Iterable
from uuid import UUID

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.asked_once import asked_once
from sideomside.matching.models import Pair
from sideomside.matching.queries.standing import here
from sideomside.peers import queries as peers
from sideomside.peers.rules import State as PeerState
from sideomside.people.rules import Hat, Viewer, system


def without_yes(viewer: Viewer, pairs: Iterable[Pair]) -> set[UUID]:
    """Pairs whose participant has taken the yes to matching back."""
    found = list(pairs)
    agreed = _agreed(viewer, frozenset(one.participant_id for one in found)) if found else set()
    return {one.id for one in found if one.participant_id not in agreed}


@asked_once
def _agreed(viewer: Viewer, person_ids: frozenset[UUID]) -> set[UUID]:
    return consent.among(viewer, person_ids, Purpose.MATCHING)


def stepped_back(viewer: Viewer, pairs: Iterable[Pair]) -> set[tuple[UUID, str]]:
    """Each pair with the hat of the one who stepped back; the same few look-ups for many as for one."""
    found = list(pairs)
    if not found:
        return set()
    taken_back, present = without_yes(viewer, found), here(viewer, {one.participant_id for one in found})
    resting = _resting(viewer, {one.peer_id for one in found})
    return {
        (one.id, Hat.PARTICIPANT)
        for one in found
        if one.id in taken_back or (one.participant_id, one.programme_id) not in present
    } | {(one.id, Hat.PEER) for one in found if (one.peer_id, one.programme_id) in resting}


def pair_stands(viewer: Viewer, pair: Pair) -> bool:
    """Still a pair, and the participant still wants us to arrange something."""
    return pair.ended_at is None and (pair.id, Hat.PARTICIPANT) not in stepped_back(viewer, [pair])


def _resting(viewer: Viewer, peer_ids: set[UUID]) -> set[tuple[UUID, UUID]]:
    """Peers on a break, or whose yes is taken back. Those they walk with keep their place."""
    if viewer.organisation_id is None:
        return set()
    willing = consent.among(viewer, peer_ids, Purpose.PEER)
    files = peers.visible_to(system(viewer.organisation_id)).filter(person_id__in=peer_ids)
    known = files.values_list("person_id", "programme_id", "state")
    return {(p, programme) for p, programme, state in known if p not in willing or state == PeerState.RESTING}
