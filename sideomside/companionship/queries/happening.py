"""What happened here, for whoever counts."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import Q, QuerySet

from sideomside.companionship.models import Companionship, CompanionshipStep, Meeting
from sideomside.ground.audit.events import Event, same_one
from sideomside.people.rules import SYSTEM, Hat, Viewer

KINDS = {
    "picked": "meeting.planned",
    "laid": "meeting.planned",
    "met": "meeting.held",
    "cancelled": "meeting.cancelled",
    "not_met": "meeting.no_show",
    "moved": "meeting.cancelled",
    "ended": "episode.ended",
}


def events(viewer: Viewer, of: Collection[UUID] | None = None) -> Iterator[Event]:
    """Meetings planned, held and cancelled; for whoever counts, in a programme of theirs. `of`: these participants'."""
    steps = _steps(viewer)
    if of is not None:
        steps = steps.filter(companionship__participant_id__in=of)
    for step in steps.iterator():
        one = step.companionship
        payload = {"programme": str(one.programme_id), "peer": str(same_one(Hat.PEER, one.peer_id))}
        if step.name == "ended":
            payload["reason"] = one.ending.kind if hasattr(one, "ending") else ""
        if step.meeting:
            payload |= {"mode": step.meeting.form, "minutes": str(_length(step.meeting))}
        yield Event(
            kind=KINDS[step.name],
            episode=step.companionship_id,
            happened_at=step.happened_at,
            written_at=step.written_at,
            by_role=step.by_role,
            payload=payload,
            who=same_one(Hat.PARTICIPANT, one.participant_id),
        )


def _steps(viewer: Viewer) -> QuerySet[CompanionshipStep]:
    steps = CompanionshipStep.objects.filter(name__in=KINDS, superseded_by=None)
    if viewer.is_coordinator:
        steps = steps.filter(companionship__programme_id__in=viewer.programme_ids)
    elif viewer.role != SYSTEM:
        return steps.none()
    return steps.select_related("companionship__ending", "meeting__afterwards")


def walked_together(viewer: Viewer, people: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Each participant and peer of whom one is among them; for the house itself."""
    if viewer.role != SYSTEM:
        return []
    found = Companionship.objects.filter(Q(participant_id__in=people) | Q(peer_id__in=people))
    return list(found.values_list("participant_id", "peer_id").distinct())


def _length(meeting: Meeting) -> int:
    """As long as it was, when the peer said so; else as long as was arranged."""
    said = getattr(meeting, "afterwards", None)
    return (said and said.minutes) or meeting.minutes
