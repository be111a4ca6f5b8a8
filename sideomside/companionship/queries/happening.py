"""What happened here, for whoever counts."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.companionship.models import Companionship, CompanionshipStep, Meeting, WalkedBefore
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
# As a row of these, since a house has very many steps and whoever counts reads them all.
STEP = (
    "name", "happened_at", "written_at", "by_role", "companionship_id", "companionship__programme_id",
    "companionship__peer_id", "companionship__participant_id", "companionship__ending__kind", "meeting_id",
    "meeting__form", "meeting__minutes", "meeting__afterwards__minutes",
)  # fmt: skip
NOON = time(12)


def events(viewer: Viewer, of: Collection[UUID] | None = None) -> Iterator[Event]:
    """Meetings planned, held and cancelled; for whoever counts, in a programme of theirs. `of`: these participants'."""
    steps, before = _steps(viewer), _walked_before(viewer)
    if of is not None:
        steps = steps.filter(companionship__participant_id__in=of)
        before = before.filter(participant_id__in=of)
    for walked in before.iterator():
        yield from _of_walked(walked)
    for step in steps.values_list(*STEP, named=True).iterator():
        payload = {
            "programme": str(step.companionship__programme_id),
            "peer": str(same_one(Hat.PEER, step.companionship__peer_id)),
        }
        if step.name == "ended":
            payload["reason"] = step.companionship__ending__kind or ""
        if step.meeting_id:
            length = step.meeting__afterwards__minutes or step.meeting__minutes
            payload |= {"mode": step.meeting__form, "minutes": str(length)}
        yield Event(
            kind=KINDS[step.name],
            episode=step.companionship_id,
            happened_at=step.happened_at,
            written_at=step.written_at,
            by_role=step.by_role,
            payload=payload,
            who=same_one(Hat.PARTICIPANT, step.companionship__participant_id),
        )


def _steps(viewer: Viewer) -> QuerySet[CompanionshipStep]:
    steps = CompanionshipStep.objects.filter(name__in=KINDS, superseded_by=None)
    if viewer.is_coordinator:
        steps = steps.filter(companionship__programme_id__in=viewer.programme_ids)
    elif viewer.role != SYSTEM:
        return steps.none()
    return steps


def _walked_before(viewer: Viewer) -> QuerySet[WalkedBefore]:
    found = WalkedBefore.objects.all()
    if viewer.is_coordinator:
        return found.filter(programme_id__in=viewer.programme_ids)
    return found if viewer.role == SYSTEM else found.none()


def _of_walked(one: WalkedBefore) -> Iterator[Event]:
    """The same as when the peer was here, but for the peer."""
    known = {"programme": str(one.programme_id), "peer": ""}
    told = [
        ("meeting.held", date.fromisoformat(day), {"minutes": str(minutes)}) for day, minutes in one.days_met
    ]
    for kind, day, more in [*told, ("episode.ended", one.ended_on, {"reason": one.reason})]:
        at = datetime.combine(day, NOON, timezone.get_current_timezone())
        yield Event(kind, one.id, at, at, SYSTEM, known | more, same_one(Hat.PARTICIPANT, one.participant_id))


def lived_through(viewer: Viewer, found: QuerySet[Companionship], over: date) -> list[WalkedBefore]:
    """What stays with the participants of these, not kept yet; what still ran is over on that day. For the house."""
    rows = {
        one.id: WalkedBefore(
            id=one.id, programme_id=one.programme_id, participant_id=one.participant_id, ended_on=over
        )
        for one in found
    }
    steps = CompanionshipStep.objects.filter(
        companionship__in=rows, name__in=("met", "ended"), superseded_by=None
    )
    steps = steps.select_related("companionship__ending", "meeting__afterwards")
    for step in steps.order_by("happened_at", "id"):
        row, day = rows[step.companionship_id], timezone.localdate(step.happened_at)
        if step.name == "met":
            row.days_met.append([day.isoformat(), _length(step.meeting) if step.meeting else 0])
        else:
            ending = getattr(step.companionship, "ending", None)
            row.ended_on, row.reason = day, ending.kind if ending else ""
    return list(rows.values())


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
