"""Was a day of somebody's reading unusual, for them and for those who do the same work? Pure, over lines of the log.

What is usual is what nine of ten of their own days keep within; who is too new for that is held against colleagues.
A sign is a reason to ask and nothing more: one who stood in for a colleague rings as well, and has an answer ready.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median
from uuid import UUID

WEEKS = 8  # what is usual is learned from so many
KNOWN_DAYS = 5  # so many days of one's own, before one is held against oneself
TIMES = 3  # so many times what is usual
NIGHT = (22, 6)  # hours
AGAIN_DAYS, AGAIN_WITHIN = 4, timedelta(days=14)


class What(StrEnum):
    """A line of the log, as far as this asks."""

    OPENED = "opened"
    LISTED = "listed"
    SEARCHED = "searched"
    DID = "did"


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime  # as the clock on the wall showed
    what: What
    about: UUID | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """Why somebody is asked: how many there were, and how many are usual, where that is known."""

    name: str
    many: int
    usual: int | None  # nobody knows yet


Usual = dict[str, int]
# Fewer than these are never asked about; where nobody's habits are known yet, only far more are.
AT_LEAST = {"many": 15, "not_theirs": 10, "night": 5, "searched": 12}
WHERE_ALL_IS_NEW = {"many": 45, "not_theirs": 30, "night": 5, "searched": 36}


def signs(day: date, own: Iterable[Line], colleagues: Usual | None = None) -> list[Sign]:
    """What was unusual on this day; `own` reaches as far back as one wishes to learn from."""
    lines = list(own)
    habits = usual(lines, day) or colleagues
    found = []
    for name, days in _measured(lines).items():
        many = days.get(day, 0)
        if many >= _limit(name, habits):
            found.append(Sign(name, many, habits[name] if habits else None))
    return found + _again(day, lines)


def usual(own: Iterable[Line], day: date) -> Usual | None:
    """What nine of ten working days before this one keep within; nothing for somebody who is new here."""
    lines = [line for line in own if line.at.date() < day]
    worked = sorted({line.at.date() for line in lines if line.what in (What.OPENED, What.SEARCHED)})
    if len(worked) < KNOWN_DAYS:
        return None
    return {
        name: sorted(days.get(one, 0) for one in worked)[(9 * len(worked) - 1) // 10]
        for name, days in _measured(lines).items()
    }


def usual_of_all(everybody: Iterable[Usual | None]) -> Usual | None:
    """What is usual among those who do the same work: the middle one of them."""
    known = [one for one in everybody if one]
    return {name: round(median(one[name] for one in known)) for name in AT_LEAST} if known else None


def _limit(name: str, habits: Usual | None) -> int:
    return max(AT_LEAST[name], TIMES * habits[name] + 1) if habits else WHERE_ALL_IS_NEW[name]


def _measured(lines: list[Line]) -> dict[str, dict[date, int]]:
    """Each measure, day by day."""
    theirs = _done_for(lines)
    opened = [line for line in lines if line.what == What.OPENED]
    return {
        "many": _people_a_day(opened, lambda line: True),
        "not_theirs": _people_a_day(opened, lambda line: line.about not in theirs),
        "night": _people_a_day(opened, _at_night),
        "searched": Counter(line.at.date() for line in lines if line.what == What.SEARCHED),
    }


def _people_a_day(opened: list[Line], counts: Callable[[Line], bool]) -> dict[date, int]:
    seen: dict[date, set[UUID | None]] = defaultdict(set)
    for line in opened:
        if counts(line):
            seen[line.at.date()].add(line.about)
    return {day: len(people) for day, people in seen.items()}


def _at_night(line: Line) -> bool:
    return line.at.hour >= NIGHT[0] or line.at.hour < NIGHT[1]


def _done_for(lines: list[Line]) -> set[UUID | None]:
    """Those they have done anything for, before or since: whom one cares for, one does something for."""
    return {line.about for line in lines if line.what == What.DID}


def _again(day: date, lines: list[Line]) -> list[Sign]:
    """The same page of somebody's on day after day, and nothing ever done for them."""
    theirs, days = _done_for(lines), defaultdict[UUID | None, set[date]](set)
    for line in lines:
        if (
            line.what == What.OPENED
            and day - AGAIN_WITHIN < line.at.date() <= day
            and line.about not in theirs
        ):
            days[line.about].add(line.at.date())
    most = max((len(seen) for seen in days.values() if day in seen), default=0)
    return [Sign("again", most, 0)] if most >= AGAIN_DAYS else []
