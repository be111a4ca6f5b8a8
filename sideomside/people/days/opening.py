"""When the door is open, told as real moments, so that a clock change never lies to anyone."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from .promise import COPENHAGEN, local_day
from .workdays import MonthDay, is_holiday


@dataclass(frozen=True)
class Hours:
    """One line of the weekly plan; Monday is 0. Closing at or before opening means after midnight."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Closure:
    """Days that differ from the weekly plan: closed, or open at the times given instead."""

    first: date
    last: date
    instead: tuple[tuple[time, time], ...] = ()

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Opening:
    """From one moment to another, in Copenhagen time."""

    starts: datetime
    ends: datetime

    def holds(self, moment: datetime) -> bool:
        """Compared in UTC: two times of one zone would be compared by their wall clocks."""
        return self.starts.astimezone(UTC) <= moment.astimezone(UTC) < self.ends.astimezone(UTC)

    @property
    def length(self) -> timedelta:
        return self.ends.astimezone(UTC) - self.starts.astimezone(UTC)


def openings(
    hours: Iterable[Hours],
    closures: Iterable[Closure],
    start: date,
    days: int,
    also_free: Container[MonthDay] = (),
) -> list[Opening]:
    """All openings of `days` days from `start`, earliest first; holidays are closed unless said otherwise."""
    weekly, changed = tuple(hours), tuple(closures)
    found = []
    for step in range(days):
        day = start + timedelta(days=step)
        found += [_opening(day, *times) for times in _times(day, weekly, changed, also_free)]
    return sorted((one for one in found if one.length > timedelta(0)), key=_moment)


def next_opening(
    hours: Iterable[Hours],
    closures: Iterable[Closure],
    now: datetime,
    days: int = 60,
    also_free: Container[MonthDay] = (),
) -> Opening | None:
    """The opening we are in, or the first to come within `days` days."""
    yesterday = local_day(now) - timedelta(days=1)
    coming = openings(hours, closures, yesterday, days + 2, also_free)
    return next((one for one in coming if one.ends.astimezone(UTC) > now.astimezone(UTC)), None)


def open_now(
    hours: Iterable[Hours],
    closures: Iterable[Closure],
    now: datetime,
    also_free: Container[MonthDay] = (),
) -> Opening | None:
    """The opening one could walk into at this moment, if any."""
    opening = next_opening(hours, closures, now, 1, also_free)
    return opening if opening and opening.holds(now) else None


def _times(
    day: date, weekly: tuple[Hours, ...], changed: tuple[Closure, ...], also_free: Container[MonthDay]
) -> Iterator[tuple[time, time]]:
    changes = [change for change in changed if change.covers(day)]
    if changes:
        closed = any(not change.instead for change in changes)
        yield from () if closed else (times for change in changes for times in change.instead)
    elif not is_holiday(day) and (day.month, day.day) not in also_free:
        yield from ((line.opens, line.closes) for line in weekly if line.weekday == day.weekday())


def _opening(day: date, opens: time, closes: time) -> Opening:
    last_day = day if closes > opens else day + timedelta(days=1)
    return Opening(_real(day, opens), _real(last_day, closes))


def _real(day: date, wall: time) -> datetime:
    """A wall time the spring change skips is read with the offset before it, as calendars do (RFC 5545)."""
    return datetime.combine(day, wall, COPENHAGEN).astimezone(UTC).astimezone(COPENHAGEN)


def _moment(opening: Opening) -> datetime:
    return opening.starts.astimezone(UTC)
