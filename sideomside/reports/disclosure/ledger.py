"""Everything that was ever shown, so that two reports cannot be subtracted from each other.

A release never changes. Asked for again it is handed out as it was; a correction that came late goes into the next
period, for the difference between two versions would be the people corrected.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from .tables import Key, Spec


@dataclass(frozen=True)
class Release:
    """One table as it left: `cells` holds each key with what was shown, None for a mark that says nothing."""

    indicator: str
    period: str
    level: str
    spec: Spec
    cells: tuple[tuple[Key, int | None], ...]
    made_on: str

    @property
    def shown(self) -> dict[Key, int | None]:
        return dict(self.cells)

    @property
    def digest(self) -> str:
        """Names the release: the same cells have the same name."""
        told = [self.indicator, self.period, self.level, self.spec.dimensions, self.spec.where, self.cells]
        return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    def is_of(self, indicator: str, period: str) -> bool:
        return (self.indicator, self.period) == (indicator, period)


@dataclass(frozen=True)
class Refused:
    """Nothing left the house, and why: a code, and what it is about."""

    why: str
    about: str = ""


@dataclass(frozen=True)
class Ledger:
    """All releases of one organisation, oldest first."""

    releases: tuple[Release, ...] = ()

    def with_one_more(self, release: Release) -> "Ledger":
        return Ledger((*self.releases, release))

    def stored(self, indicator: str, period: str, level: str, spec: Spec) -> Release | None:
        same = (each for each in self.releases if each.is_of(indicator, period))
        return next((each for each in same if (each.level, each.spec) == (level, spec)), None)

    def of(self, indicator: str, period: str) -> list[Release]:
        """Those whose people are the same."""
        return [each for each in self.releases if each.is_of(indicator, period)]

    def crossing(self, indicator: str, period: str) -> str | None:
        """A period already used that shares days with this one without being it: months hide in quarters."""
        used = {each.period for each in self.releases if each.indicator == indicator}
        return next(
            (each for each in sorted(used) if each != period and _months(each) & _months(period)), None
        )


def is_period(text: str) -> bool:
    """Whole years, halves and quarters: 2026, 2026H1, 2026Q3."""
    year, kind, part = text[:4], text[4:5], text[5:]
    if not (year.isdecimal() and len(year) == 4):
        return False
    return not text[4:] or (kind, part) in {("H", "1"), ("H", "2"), *(("Q", str(n)) for n in range(1, 5))}


def _months(period: str) -> set[tuple[str, int]]:
    year, kind, part = period[:4], period[4:5], period[5:]
    length = {"": 12, "H": 6, "Q": 3}[kind]
    first = (int(part or 1) - 1) * length
    return {(year, month) for month in range(first, first + length)}


def from_cells(cells: Mapping[Key, int | None]) -> tuple[tuple[Key, int | None], ...]:
    return tuple(sorted(cells.items()))
