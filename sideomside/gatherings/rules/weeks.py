"""Ten weeks, one evening a week: days off are skipped, and said aloud, so that somebody may decide otherwise."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 104  # weeks ahead we look for room; a place closed for two years holds no group


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that was left out, and why."""

    day: date
    why: str


def weekly(
    first: date, count: int, off: Mapping[date, str], anyway: Collection[date] = ()
) -> tuple[list[date], list[DayOff]]:
    """The next `count` days a week apart, and those that were skipped on the way."""
    held: list[date] = []
    skipped: list[DayOff] = []
    day, last = first, first + timedelta(weeks=LONGEST)
    while len(held) < count and day < last:
        if day in off and day not in anyway:
            skipped.append(DayOff(day, off[day]))
        else:
            held.append(day)
        day += timedelta(weeks=1)
    return held, skipped
