"""After an early end: a talk first, and somebody new only when the person wants it."""

from collections.abc import Iterable
from uuid import UUID

from sideomside.matching.models import Pair
from sideomside.matching.queries.pairs import pairs
from sideomside.people.rules import Viewer


def ending_talk_due(viewer: Viewer) -> list[Pair]:
    """For coordinators: whom nobody has talked with yet, the longest ago first."""
    if not viewer.is_coordinator:
        return []
    due = pairs(viewer).filter(talk_needed=True, talk_held_at=None).exclude(ended_at=None)
    return list(due.order_by("ended_at"))


def not_ready_for_somebody_new(viewer: Viewer, person_ids: Iterable[UUID]) -> set[UUID]:
    """A fact, whoever looks: it ended early, and there was no talk or no wish for somebody new yet."""
    waits = Pair.objects.filter(participant_id__in=list(person_ids), talk_needed=True, wants_new_at=None)
    return set(waits.exclude(ended_at=None).values_list("participant_id", flat=True))
