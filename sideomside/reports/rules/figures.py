"""Everything a report says, in numbers only: what may be shown at its level, and nothing that may not."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sideomside.reports.disclosure.ledger import Ledger, Refused, Release
from sideomside.reports.disclosure.levels import LEVELS
from sideomside.reports.disclosure.publish import Asked, publish
from sideomside.reports.disclosure.shares import total
from sideomside.reports.disclosure.tables import Spec
from sideomside.reports.rules.counted import AS_OTHERS_ARE_TOLD, counted
from sideomside.reports.rules.counting import COUNTING, OUTSIDE, VALUES, Material, in_atoms, universe
from sideomside.reports.rules.facts import Facts, facts
from sideomside.reports.rules.kept import Counts
from sideomside.reports.rules.periods import Period, period
from sideomside.reports.rules.within import left_over

Cells = dict[str, int | None]
ALL = "all"
NO_FACTS = frozenset({"crosses_another_period", "counted_with_others_already"})


@dataclass(frozen=True)
class Figures:
    """One object feeds the page, the drawing and the files. None: not shown, and nobody is told which kind of not."""

    period: str
    level: str
    tables: dict[str, Cells]
    totals: dict[str, int | None]
    facts: Facts
    refused: dict[str, str]  # figures that could not leave at all, and why
    answered: dict[str, int | None] = field(
        default_factory=dict
    )  # who was asked, and who answered (told.STEPS)
    answers: list[dict[str, Any]] = field(default_factory=list)  # what people say themselves (told.Told)
    sure: dict[str, Any] = field(
        default_factory=dict
    )  # what the questions are worth (validating), for inside

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Figures":
        """A total that was made of the shown cells only, before we knew better, is said no more."""
        figures = cls(**told)
        rounded = figures.level in LEVELS and LEVELS[figures.level].rounds_to > 1
        for name in [name for name, cells in figures.tables.items() if rounded and None in cells.values()]:
            figures.totals[name] = None
        return figures

    def with_answers(
        self,
        answered: dict[str, int | None],
        answers: list[dict[str, Any]],
        sure: Mapping[str, Any] | None = None,
    ) -> "Figures":
        return replace(self, answered=answered, answers=answers, sure=dict(sure or {}))


def told_again(before: Figures, now: Figures) -> Figures:
    """What older rules told, told again: only what today's would tell too, and only where it is still the same."""
    return replace(
        before,
        tables={name: _still(cells, now.tables.get(name, {})) for name, cells in before.tables.items()},
        totals=_still(before.totals, now.totals),
        facts=_still(before.facts, now.facts),
    )


def _still(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told if now.get(name) == told else None for name, told in before.items()}


@dataclass(frozen=True)
class Question:
    """Of which programme (None: all), which period, for whom."""

    programme: str | None
    period: Period
    level: str

    @property
    def of(self) -> str:
        return self.programme or ALL


def live(material: Material, question: Question) -> Figures:
    """True numbers, for those who run the programme."""
    mine = material.of(question.programme)
    tables: dict[str, Cells] = {}
    for name in COUNTING:
        found = counted(name, mine, question.period)
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
    tables: dict[str, Cells] = {}
    totals: dict[str, int | None] = {}
    refused: dict[str, str] = {}
    mine = material.of(question.programme)
    every = {name: counted(AS_OTHERS_ARE_TOLD.get(name, name), mine, question.period) for name in OUTSIDE}
    for name in OUTSIDE:
        found = _published(material, question, name, every, ledger)
        if isinstance(found, Refused):
            tables[name] = dict.fromkeys(VALUES[name], None)
            totals[name], refused[name] = None, found.why
            continue
        keep(found)
        shown = found.shown
        tables[name] = {value: shown.get((value,)) for value in VALUES[name]}
        totals[name] = _total(question.level, shown.get(("",)), tables[name])
    if NO_FACTS & set(refused.values()):
        return Figures(question.period.code, question.level, tables, totals, {}, refused)
    told = facts(mine, question.period, question.level, totals, tables)
    return Figures(question.period.code, question.level, tables, totals, told, refused)


def _published(
    material: Material, question: Question, name: str, every: Mapping[str, Counts], ledger: Ledger
) -> Release | Refused:
    """Programmes stand apart: no two of them share anybody's place, and all together never beside one of them."""
    if _is_beside_another(ledger, name, question):
        return Refused("counted_with_others_already")
    whole = universe(name)
    code, today = question.period.code, material.today.isoformat()
    also = left_over(name, every, LEVELS[question.level].small)
    asked = Asked(f"{name}:{question.of}", code, question.level, Spec((name,)), today, also)
    return publish(whole, in_atoms(every[name], whole), asked, ledger)


def _is_beside_another(ledger: Ledger, name: str, question: Question) -> bool:
    """What one programme says taken from what all say would be the others; so a time is told one way only."""
    for release in ledger.releases:
        told, _, of = release.indicator.partition(":")
        beside = told == name and of != question.of and ALL in (of, question.of)
        when = period(release.period) if beside else None
        if when and when.meets(question.period):
            return True
    return False


def _total(level: str, shown: int | None, cells: Cells) -> int | None:
    return shown if LEVELS[level].margins else total(level, list(cells.values()))


def _of_value(found: Counts, value: str) -> int:
    return sum(number for (_programme, one), number in found.items() if one == value)
