"""Time as a story tells it: while the demo is being written, now is the day something happened."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.days.workdays import add_working_days, is_working_day

TICK = timedelta(milliseconds=1)


class StoryClock:
    """Stands at a moment, and moves on a tick each time somebody looks, so that steps keep their order."""

    def __init__(self, first: datetime) -> None:
        self.moment = first

    def __call__(self) -> datetime:
        self.moment += TICK
        return self.moment


@contextmanager
def story_clock(first: datetime) -> Iterator[StoryClock]:
    """The one place where time is bent; nothing outside the demo comes near it."""
    clock, wall = StoryClock(first), timezone.now
    timezone.now = clock
    try:
        yield clock
    finally:
        timezone.now = wall


@dataclass
class Timeline:
    """What happens and when, told in the order it happened, whoever it happened to."""

    now: datetime
    events: list[tuple[datetime, int, Callable[[], object]]] = field(default_factory=list)

    def add(self, at: datetime, act: Callable[[], object]) -> None:
        self.events.append((min(at, self.now), len(self.events), act))

    def play(self, clock: StoryClock) -> None:
        for at, _order, act in sorted(self.events, key=lambda event: event[:2]):
            clock.moment = max(at, clock.moment)
            act()


def workday_back(today: date, count: int) -> date:
    """The count-th working day before today."""
    day = today
    while count:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day


def on(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), COPENHAGEN)


def ahead(today: date, count: int) -> date:
    return add_working_days(today, count)
