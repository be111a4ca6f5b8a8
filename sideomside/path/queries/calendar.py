"""The times that are somebody's own here: supervision they are asked to, and what they have begun to learn."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.path.models import Attended, Module, Sparring, SparringSeat, TrainingDay, TrainingSeat
from sideomside.path.queries.reading import mine
from sideomside.path.rules import has_said_no, is_learned, may_learn
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class MyTime:
    """When, and whether it came to nothing; not where, and not what."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    off: bool
    asked: bool  # it was moved, and they have not said whether they come
    off_at: datetime | None
    changes: int


def my_times(viewer: Viewer, since: datetime) -> list[MyTime]:
    """The soonest first; what was called off stands there as called off."""
    if viewer.person_id is None:
        return []
    return sorted(
        [*_sparrings(viewer, since), *_days(viewer, since)], key=lambda one: (one.starts_at, one.id)
    )


def _sparrings(viewer: Viewer, since: datetime) -> list[MyTime]:
    rows = SparringSeat.objects.filter(person_id=viewer.person_id, sparring__starts_at__gte=since)
    seats = rows.select_related("sparring") if viewer.is_peer else []
    return [_time(one.sparring, off=has_said_no(one), asked=one.asked_anew) for one in seats]


def _days(viewer: Viewer, since: datetime) -> list[MyTime]:
    """Where one was, and what one has not learned yet: of a part, the days one said yes to, or else all of them.

    Nothing for whoever never began.
    """
    path = mine(viewer)
    had = list(Attended.objects.filter(person_id=viewer.person_id))
    if not may_learn(viewer, path) or not (path or had):
        return []
    programmes = {path.programme_id} if path else set()
    programmes |= set(
        Module.objects.filter(id__in={one.module_id for one in had}).values_list("programme_id", flat=True)
    )
    been = {one.day_id for one in had}
    said = TrainingSeat.objects.filter(person_id=viewer.person_id).select_related("day")
    chosen = {one.day_id: one.day.module_id for one in said if one.day.cancelled_at is None}
    anew = {one.day_id for one in said if one.asked_anew}
    days = TrainingDay.objects.filter(module__programme_id__in=programmes, starts_at__gte=since)
    rows = days.select_related("module")
    return [
        _time(day, asked=day.id in anew)
        for day in rows
        if day.id in been | set(chosen)
        or not is_learned(day.module, had)
        and day.module_id not in chosen.values()
    ]


def _time(one: Sparring | TrainingDay, *, off: bool = False, asked: bool = False) -> MyTime:
    off = off or one.cancelled_at is not None
    changes = one.changes + int(off)
    return MyTime(one.id, one.starts_at, one.ends_at, off, asked, off_at=one.cancelled_at, changes=changes)
