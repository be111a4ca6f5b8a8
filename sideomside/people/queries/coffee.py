"""When and where there is coffee: worked out from opening hours, closed days and holidays."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.people.days.opening import Closure as ClosedDays
from sideomside.people.days.opening import Hours, Opening, openings
from sideomside.people.models import Closure, OpeningHours, Place
from sideomside.people.queries.houses import places, shown_places
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Coffee:
    """One time one can drop by."""

    place: Place
    starts: datetime
    ends: datetime
    host_note: str

    @property
    def is_today(self) -> bool:
        return timezone.localdate(self.starts) == timezone.localdate()

    @property
    def is_now(self) -> bool:
        return self.starts <= timezone.now() < self.ends


def coffee(
    viewer: Viewer, start: date | None = None, days: int = 14, of: Collection[UUID] | None = None
) -> list[Coffee]:
    """Every opening from a day and on, soonest first, of some programmes or all; what is over today is left out."""
    start, doors = start or timezone.localdate(), shown_places(viewer).filter(serves_coffee=True)
    doors = doors if of is None else doors.filter(programme_id__in=of)
    found = [one for place in doors.prefetch_related("hours", "closures") for one in _at(place, start, days)]
    return sorted((c for c in found if c.ends > timezone.now()), key=lambda c: (c.starts, c.place.name))


def next_coffee(viewer: Viewer, of: Collection[UUID] | None = None) -> Coffee | None:
    """The next time there is coffee there, within two months."""
    return next(iter(coffee(viewer, days=14, of=of) or coffee(viewer, days=60, of=of)), None)


def shut_at(viewer: Viewer, place: Place, moments: Iterable[datetime], minutes: int = 0) -> list[datetime]:
    """Those of the moments when this door is closed, or closes before so many minutes are over.

    Where no opening hours are written, nobody knows, and none is.
    """
    known = places(viewer).prefetch_related("hours", "closures").filter(id=place.id).first()
    if known is None or not known.hours.all():
        return []
    stays = timedelta(minutes=minutes)
    return [at for at in sorted(set(moments)) if not _is_open(known, at, at + stays)]


def _is_open(place: Place, at: datetime, until: datetime) -> bool:
    """All the while, also across two openings where one begins as the other ends."""
    hours = _at(place, timezone.localdate(at), 2)
    while here := max((one.ends for one in hours if one.starts <= at < one.ends), default=None):
        if here >= until:
            return True
        at = here
    return False


def _at(place: Place, start: date, days: int) -> list[Coffee]:
    return [
        Coffee(place, opening.starts, opening.ends, line.host_note)
        for line in place.hours.all()
        for opening in _within_season(line, list(place.closures.all()), start, days)
    ]


def _within_season(line: OpeningHours, closures: list[Closure], start: date, days: int) -> list[Opening]:
    """One line of the week at a time, so that each opening keeps its own host and its own season."""
    first = max(start, line.first_day or start)
    end = start + timedelta(days=days)
    if line.last_day:
        end = min(end, line.last_day + timedelta(days=1))
    hours = Hours(line.weekday, line.opens, line.closes)
    closed = [days_off for closure in closures for days_off in _different(closure, hours, first, end)]
    return openings([hours], closed, first, (end - first).days)


def _different(closure: Closure, hours: Hours, start: date, end: date) -> list[ClosedDays]:
    """Closed all these days; or, on a holiday, open at the time the week says, as far as anybody looks."""
    if not closure.open_anyway:
        return [ClosedDays(closure.first_day, closure.last_day)]
    first, last = max(closure.first_day, start), min(closure.last_day, end)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [
        ClosedDays(day, day, ((hours.opens, hours.closes),)) for day in days if day.weekday() == hours.weekday
    ]
