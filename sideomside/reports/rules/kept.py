"""Those who are not here any more: how many of them stood where. Numbers, and nobody behind them can be found.

Whoever is erased was there all the same. What they counted for is written down in the moment they go, so that a year
told afterwards says what it said before; nothing in it leads back to anybody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sideomside.reports.rules.periods import Period, period

Counts = dict[tuple[str, str], int]
"""People, by programme and value."""
SINCE = "_since"
"""A figure of everything up to a day: those who went before a time began stand under the first quarter after it."""


@dataclass(frozen=True)
class Line:
    """So many who are gone stood there, in one figure of one period or month."""

    period: str
    figure: str
    programme: str
    value: str
    number: int


@dataclass(frozen=True)
class Kept:
    """By figure and period. The lines of one programme by itself, or of all where each is counted once."""

    found: Mapping[tuple[str, str], Counts] = field(default_factory=dict)

    @classmethod
    def of_lines(cls, lines: Iterable[Line]) -> "Kept":
        found: defaultdict[tuple[str, str], Counts] = defaultdict(dict)
        for one in lines:
            at, place = found[one.figure, one.period], (one.programme, one.value)
            at[place] = at.get(place, 0) + one.number
        return cls(dict(found))

    def of(self, figure: str, when: Period) -> list[Counts]:
        """What is to be added to that figure of that period."""
        told = [self.found.get((figure, when.code), {})]
        for (name, code), counts in self.found.items():
            gone_by = period(code) if name == figure + SINCE else None
            if gone_by and gone_by.first <= when.first:
                told.append(counts)
        return told

    def by_month(self, figure: str) -> Iterator[tuple[date, str, int]]:
        """The first day of each month, with a value and how many."""
        for (name, code), counts in sorted(self.found.items()):
            if name == figure:
                for (_programme, value), number in sorted(counts.items()):
                    yield month_of(code), value, number


def together(now: Counts, gone: Iterable[Counts]) -> Counts:
    """Those who are here and those who are gone."""
    found = Counter(now)
    for counts in gone:
        found.update(counts)
    return dict(found)


def each(found: Counts) -> Iterator[tuple[str, str]]:
    """Programme and value, once for everybody."""
    return (place for place, number in found.items() for _ in range(number))


def month(day: date) -> str:
    """As a code: 2026M03."""
    return f"{day.year}M{day.month:02}"


def month_of(code: str) -> date:
    return date(int(code[:4]), int(code[5:]), 1)
