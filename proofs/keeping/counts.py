"""Whoever goes was counted, and stays counted: every figure of every year, before a night's sweeps and after them."""

from typing import Any

from sideomside.reports.queries import material
from sideomside.reports.rules import Material, Question, live, periods_until
from tests.people import House

YEARS = 7


def told(house: House) -> dict[str, Any]:
    """By programme (or all together), period and table or figure."""
    found = material(house.system)
    return {
        f"{of and 'one' or 'all'} {when.code} {name}": value
        for of in (None, str(house.programme.id))
        for when in periods_until(found.today, YEARS)
        for name, value in _of(found, Question(of, when, "R0")).items()
    }


def unlike(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def _of(found: Material, question: Question) -> dict[str, Any]:
    """Whoever goes while they wait has left: until a time is over, those two are held together."""
    figures = live(found, question)
    waits = dict(figures.tables["waits"])
    if not question.period.is_over(found.today):
        waits["waiting or left"] = (waits.pop("waiting") or 0) + (waits.pop("left") or 0)
    return figures.tables | {"waits": waits} | figures.facts
