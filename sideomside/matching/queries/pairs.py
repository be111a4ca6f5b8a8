"""Pairs, as far as somebody is one of the two or coordinates them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import QuerySet

from sideomside.ground.vault.asked_once import asked_once
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.queries.stepping_back import stepped_back
from sideomside.people.rules import SYSTEM, Hat, Viewer


def visible_to(viewer: Viewer) -> QuerySet[Proposal]:
    """Whole proposals, with every answer, are for the coordinators of the programme alone."""
    found = Proposal.objects.select_related("programme", "participant", "peer")
    if viewer.role == SYSTEM:
        return found
    return found.filter(programme_id__in=viewer.programme_ids if viewer.is_coordinator else [])


def proposal(viewer: Viewer, proposal_id: UUID) -> Proposal | None:
    return visible_to(viewer).filter(id=proposal_id).first()


def pairs(viewer: Viewer) -> QuerySet[Pair]:
    """Coordinators see their programmes', a peer and a participant their own, each in their own room."""
    found = Pair.objects.select_related("programme", "participant", "peer", "proposal")
    if viewer.role == SYSTEM:
        return found
    if viewer.is_coordinator:
        return found.filter(programme_id__in=viewer.programme_ids)
    if viewer.is_participant and viewer.opened and viewer.person_id:
        return found.filter(participant_id=viewer.person_id)
    if viewer.is_peer and viewer.person_id:
        return found.filter(peer_id=viewer.person_id)
    return found.none()


@asked_once
def living_pairs(viewer: Viewer) -> list[Pair]:
    """Those who are a pair today, the longest first."""
    return list(pairs(viewer).filter(ended_at=None).order_by("since"))


def pair(viewer: Viewer, pair_id: UUID) -> Pair | None:
    return pairs(viewer).filter(id=pair_id).first()


def mine_since(viewer: Viewer, participant_id: UUID) -> datetime | None:
    """From when on "my peer" means the one of today: since the one before had left, and always when there was none.

    Asked by either of the two; None when they are no living pair.
    """
    now = pairs(viewer).filter(participant_id=participant_id, ended_at=None).order_by("since").last()
    if now is None:
        return None
    before = Pair.objects.filter(participant_id=participant_id, since__lt=now.since).exclude(
        peer_id=now.peer_id
    )
    ends = (ended or now.since for ended in before.values_list("ended_at", flat=True))
    return max((min(end, now.since) for end in ends), default=datetime.min.replace(tzinfo=UTC))


def without_beginning(viewer: Viewer, begun_ids: Iterable[UUID]) -> list[Pair]:
    """Living pairs that the room above has not begun with, as long as the participant wants it."""
    begun = set(begun_ids)
    waits = [one for one in living_pairs(viewer) if one.id not in begun]
    back = stepped_back(viewer, waits)
    return [one for one in waits if (one.id, Hat.PARTICIPANT) not in back]


def shared_slots(viewer: Viewer, pair: Pair) -> list[int]:
    """The weekly times both had said when they were thought of."""
    if not pairs(viewer).filter(id=pair.id).exists():
        return []
    shared = dict(pair.proposal.shared or [])
    return [int(slot) for slot in shared.get("times", [])]
