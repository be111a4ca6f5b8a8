"""Everything a report says, in numbers only: what may be shown at its level, and nothing that may not."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sideomside.reports.disclosure.ledger import Ledger, Refused, Release
from sideomside.reports.disclosure.levels import LEVELS
from sideomside.reports.disclosure.publish import Asked, publish
from sideomside.reports.disclosure.shares import total
from sideomside.reports.disclosure.tables import Spec
from sideomside.reports.rules.counting import (
    COUNTING,
    PROGRAMME,
    VALUES,
    Counts,
    Material,
    in_atoms,
    universe,
)
from sideomside.reports.rules.facts import Facts, facts
from sideomside.reports.rules.periods import Period

Cells = dict[str, int | None]


@dataclass(frozen=True)
class Figures:
    """One object feeds the page, the drawing and the files. None: not shown, and nobody is told which kind of not."""

    period: str
    level: str
    tables: dict[str, Cells]
    totals: dict[str, int | None]
    facts: Facts
    refused: dict[str, str]  # figures that could not leave at all, and why

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Figures":
        return cls(**told)


@dataclass(frozen=True)
class Question:
    """Of which programme (None: all), which period, for whom."""

    programme: str | None
    period: Period
    level: str


def live(material: Material, question: Question) -> Figures:
    """True numbers, for those who run the programme."""
    mine = material.of(question.programme)
    tables: dict[str, Cells] = {}
    for name, count in COUNTING.items():
        found = count(mine, question.period)
        tables[name] = {value: _of_value(found, value) for value in VALUES[name]}
    totals: dict[str, int | None] = {
        name: sum(filter(None, cells.values())) for name, cells in tables.items()
    }
    told = facts(mine, question.period, "R0", totals, tables)
    return Figures(question.period.code, "R0", tables, totals, told, {})


def for_others(
    material: Material, question: Question, ledger: Ledger, keep: Callable[[Release], object] = lambda _: None
) -> Figures:
    """What may leave, held against all that left before. `keep` is given each table that leaves."""
    tables, totals, refused = {}, {}, {}
    for name in COUNTING:
        found = _published(material, question, name, ledger)
        if isinstance(found, Refused):
            tables[name] = dict.fromkeys(VALUES[name], None)
            totals[name], refused[name] = None, found.why
            continue
        keep(found)
        shown = found.shown
        tables[name] = {value: shown.get((value,)) for value in VALUES[name]}
        totals[name] = _total(question.level, shown.get(("",)), tables[name])
    told = facts(material.of(question.programme), question.period, question.level, totals, tables)
    return Figures(question.period.code, question.level, tables, totals, told, refused)


def _published(material: Material, question: Question, name: str, ledger: Ledger) -> Release | Refused:
    whole = universe(name, material.programmes)
    counts = in_atoms(COUNTING[name](material, question.period), whole)
    part = ((PROGRAMME, (question.programme,)),) if question.programme else ()
    asked = Asked(name, question.period.code, question.level, Spec((name,), part), material.today.isoformat())
    return publish(whole, counts, asked, ledger)


def _total(level: str, shown: int | None, cells: Cells) -> int | None:
    return shown if LEVELS[level].margins else total(level, list(cells.values()))


def _of_value(found: Counts, value: str) -> int:
    return sum(number for (_programme, one), number in found.items() if one == value)
