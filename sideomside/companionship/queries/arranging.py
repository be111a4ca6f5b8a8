"""Times that could fit: from the slots both have said, and the hours a place is open. A person chooses among them."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from sideomside.matching import queries as matching
from sideomside.matching.rules import Pair
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.days.workdays import kept_free_as
from sideomside.people.models import Place
from sideomside.people.queries import Coffee, coffee, places
from sideomside.people.rules import Viewer

FIRST_IN = 2  # days from now, so that both have time to look
DAYS = 14
BEGINS = (time(10, 0), time(14, 0), time(18, 0))  # morning, afternoon, evening
ROOM_TO_SIT = timedelta(minutes=60)
THREE = 3


@dataclass(frozen=True)
class Free:
    """A time that could fit, where it is open, and whether both have said that they can."""

    starts_at: datetime
    place: Place | None
    both_can: bool


def suggested_times(viewer: Viewer, pair: Pair) -> list[Free]:
    """Up to three, on different days, within the next two weeks; at one place, the nearest that is open then."""
    slots = matching.shared_slots(viewer, pair)
    near = matching.nearest_first(viewer, pair, places(viewer).filter(programme_id=pair.programme_id))
    hours = coffee(viewer, timezone.localdate() + timedelta(days=FIRST_IN), DAYS)
    at_each = [[one for one in hours if one.place.id == place.id] for place in near]
    fitting = (_within(here, slots) for here in at_each)
    settled = ([Free(_settled(one), one.place, False) for one in here] for here in at_each)
    return _different_days(
        next(filter(None, fitting), None) or _wherever(slots) or next(filter(None, settled), [])
    )


def _within(open_hours: list[Coffee], slots: list[int]) -> list[Free]:
    """Shared slots inside opening hours."""
    found = []
    for one in open_hours:
        for weekday, part in (divmod(slot, len(BEGINS)) for slot in slots):
            day = timezone.localdate(one.starts)
            starts = max(datetime.combine(day, BEGINS[part], COPENHAGEN), one.starts)
            same_part = _part(starts) == part
            if day.weekday() == weekday and same_part and starts + ROOM_TO_SIT <= one.ends:
                found.append(Free(starts, one.place, True))
    return found


def _wherever(slots: list[int]) -> list[Free]:
    """Shared slots on ordinary days, for a walk or the phone."""
    today = timezone.localdate()
    days = [today + timedelta(days=step) for step in range(FIRST_IN, FIRST_IN + DAYS)]
    return [
        Free(datetime.combine(day, BEGINS[part], COPENHAGEN), None, True)
        for day in days
        for weekday, part in (divmod(slot, len(BEGINS)) for slot in sorted(slots))
        if day.weekday() == weekday and not kept_free_as(day)
    ]


def _settled(one: Coffee) -> datetime:
    """A little after the door opens."""
    return one.starts + timedelta(minutes=30)


def _part(at: datetime) -> int:
    return 0 if at.hour < 12 else 1 if at.hour < 17 else 2


def _different_days(found: list[Free]) -> list[Free]:
    days: dict[object, Free] = {}
    for one in sorted(found, key=lambda free: free.starts_at):
        days.setdefault(timezone.localdate(one.starts_at), one)
    return list(days.values())[:THREE]
