"""Nights, what of them nobody has decided yet, and what somebody has."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching.models import Decision, Night
from sideomside.matching.rules import NOT_AGAIN_DAYS, may_decide
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Decided:
    """What a coordinator decided, for colleagues to see."""

    name: str
    peer: str
    what: str
    who: str
    at: datetime
    proposal_id: UUID | None


def newest_night(viewer: Viewer, programme_id: UUID) -> Night | None:
    """What was worked out last; whom it names stays sealed until a page asks."""
    return Night.objects.filter(programme_id=programme_id).order_by("-made_at").first()


def undecided(viewer: Viewer, night: Night) -> list[dict[str, Any]]:
    """What stands in a night and nobody has decided."""
    gone = set(Decision.objects.filter(night=night).values_list("participant_id", flat=True))
    return [one for one in night.found or [] if UUID(one["person"]) not in gone]


def suggestions_waiting(viewer: Viewer) -> int:
    """How many wait for this coordinator; the one figure I dag shows."""
    own = viewer.programme_ids if viewer.is_coordinator else frozenset()
    nights = [newest_night(viewer, programme_id) for programme_id in own]
    return sum(len(undecided(viewer, night)) for night in nights if night)


def put_aside(viewer: Viewer, programme_id: UUID) -> frozenset[tuple[str, str]]:
    """Two a coordinator said no to lately: the house does not suggest them again for a while."""
    since = timezone.now() - timedelta(days=NOT_AGAIN_DAYS)
    dropped = Decision.objects.filter(programme_id=programme_id, what=Decision.What.DROPPED)
    kept = dropped.filter(happened_at__gte=since).values_list("participant_id", "peer_id")
    return frozenset((str(one), str(other)) for one, other in kept)


def latest_decisions(viewer: Viewer, programme_id: UUID) -> list[str]:
    """Whoever's they were, the newest first: do we ever say no here?"""
    newest = Decision.objects.filter(programme_id=programme_id).order_by("-happened_at")
    return list(newest.values_list("what", flat=True)[:20])


def decided_in(viewer: Viewer, night: Night) -> list[Decided]:
    """For the coordinators of the programme, so that nobody decides twice."""
    if not may_decide(viewer, night.programme_id):
        return []
    kept = list(Decision.objects.filter(night=night).order_by("-happened_at"))
    people_in = {key for one in kept for key in (one.participant_id, one.peer_id, one.by_id) if key}
    names = people.names(viewer, people_in)
    log.record_list(
        viewer, {key for one in kept for key in (one.participant_id, one.peer_id)}, screen="board"
    )
    return [
        Decided(
            names.get(one.participant_id, ""),
            names.get(one.peer_id, ""),
            str(Decision.What(one.what).label),
            names.get(one.by_id, "").partition(" ")[0],
            one.happened_at,
            one.proposal_id,
        )
        for one in kept
    ]
