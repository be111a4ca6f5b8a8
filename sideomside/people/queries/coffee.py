"""When and where there is coffee: worked out from opening hours, closed days and holidays."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from sideomside.people.days.opening import Closure as ClosedDays
from sideomside.people.days.opening import Hours, openings
from sideomside.people.models import Closure, OpeningHours, Place
from sideomside.people.queries.houses import places
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


def coffee(viewer: Viewer, start: date | None = None, days: int = 14) -> list[Coffee]:
    """Every opening from a day and on, soonest first; what is over today is left out."""
    start = start or timezone.localdate()
    found = [
        one
        for place in places(viewer).filter(serves_coffee=True).prefetch_related("hours", "closures")
        for one in _at(place, start, days)
    ]
    return sorted((c for c in found if c.ends > timezone.now()), key=lambda c: (c.starts, c.place.name))


def next_coffee(viewer: Viewer) -> Coffee | None:
    """The next time there is coffee anywhere, within two months."""
    return next(iter(coffee(viewer, days=14) or coffee(viewer, days=60)), None)


def _at(place: Place, start: date, days: int) -> list[Coffee]:
    weekly = [h for h in place.hours.all() if _in_season(h, start, days)]
    hours = [Hours(h.weekday, h.opens, h.closes) for h in weekly]
    closed = [days_off for c in place.closures.all() for days_off in _different(c, hours)]
    return [
        Coffee(place, o.starts, o.ends, _note(weekly, o.starts))
        for o in openings(hours, closed, start, days)
        if _holds(weekly, o.starts)
    ]


def _different(closure: Closure, hours: list[Hours]) -> list[ClosedDays]:
    """Closed all these days; or, on a holiday, open at the times the week says."""
    if not closure.open_anyway:
        return [ClosedDays(closure.first_day, closure.last_day)]
    length = (closure.last_day - closure.first_day).days + 1
    days = [closure.first_day + timedelta(days=n) for n in range(length)]
    return [
        ClosedDays(d, d, tuple((h.opens, h.closes) for h in hours if h.weekday == d.weekday())) for d in days
    ]


def _in_season(hours: OpeningHours, start: date, days: int) -> bool:
    ends = start + timedelta(days=days)
    return (hours.first_day or start) <= ends and (hours.last_day or ends) >= start


def _matching(weekly: list[OpeningHours], starts: datetime) -> list[OpeningHours]:
    at = timezone.localtime(starts)
    return [
        h
        for h in weekly
        if h.weekday == at.weekday()
        and h.opens == at.time()
        and (h.first_day is None or h.first_day <= at.date())
        and (h.last_day is None or h.last_day >= at.date())
    ]


def _holds(weekly: list[OpeningHours], starts: datetime) -> bool:
    return bool(_matching(weekly, starts))


def _note(weekly: list[OpeningHours], starts: datetime) -> str:
    return next((h.host_note for h in _matching(weekly, starts) if h.host_note), "")
