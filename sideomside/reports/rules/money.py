"""What stands in a grant's report beside the figures: words under headings, goals, and money."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sideomside.reports.models import Release
from sideomside.reports.rules import cells
from sideomside.reports.rules.cells import Cell
from sideomside.reports.rules.grants import Reached
from sideomside.reports.rules.sections import Section
from sideomside.reports.rules.template import SAID, Under, laid_out


@dataclass(frozen=True)
class Report:
    """As it was frozen; no grant's where `grant` is empty."""

    grant: str
    funder: str
    kroner: Cell
    parts: list[Under]

    @property
    def sections(self) -> list[Section]:
        """In the order they stand."""
        return [section for part in self.parts for section in part.sections]


def frozen_report(release: Release, figures: list[Section]) -> Report:
    """What was written and the figures, as the grant's template lays them out; without one, figures alone."""
    told = release.words
    goals = [Reached(*goal) for goal in told.get("goals", [])]
    sections = [*own_sections(goals, told.get("budget", [])), *figures]
    parts = laid_out(_headings(told), sections, rest=told.get("rest", True))
    return Report(told.get("grant", ""), told.get("funder", ""), cells.kroner(told.get("kroner")), parts)


def _headings(told: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """Reports from before a grant had a template knew their headings by name alone, with no figures under them."""
    if "parts" not in told:
        return [(str(SAID[key]), words, []) for key, words in told.get("headings", []) if key in SAID]
    return [(heading or str(SAID.get(key, "")), words, parts) for key, heading, words, parts in told["parts"]]


def own_sections(goals: list[Reached], money: list[list[object]]) -> list[Section]:
    return goals_sections(goals) + ([budget_section(money)] if money else [])


def goals_sections(goals: list[Reached]) -> list[Section]:
    """What became of each in three short columns, and beneath it what we ourselves say of it."""
    if not goals:
        return []
    head = (_("What was promised"), _("Hoped for"), _("Became"))
    rows = [(cells.words(_promised(goal)), goal.target_cell, goal.reached_cell) for goal in goals]
    found = [Section("goals", _("What was promised, and what became of it"), "", head, rows)]
    told = [(cells.words(goal.words), cells.words(goal.told)) for goal in goals if goal.told]
    if told:
        title = _("What we say of it ourselves")
        found.append(Section("goals-told", title, "", (_("What was promised"), _("In our words")), told))
    return found


def _promised(goal: Reached) -> str:
    return (
        _("%(promise)s (counted as: %(what)s)") % {"promise": goal.words, "what": goal.what}
        if goal.what
        else goal.words
    )


def budget_section(money: list[list[object]]) -> Section:
    lines = [(str(what), int(str(aside)), int(str(spent))) for what, aside, spent in money]
    rows = [
        (cells.words(what), cells.count(aside), cells.count(spent), cells.count(aside - spent))
        for what, aside, spent in lines
    ]
    aside, spent = sum(line[1] for line in lines), sum(line[2] for line in lines)
    rows.append(
        (cells.words(_("In all")), cells.count(aside), cells.count(spent), cells.count(aside - spent))
    )
    title = _("%(spent)s of %(aside)s is spent") % {
        "spent": cells.kroner(spent).text,
        "aside": cells.kroner(aside).text,
    }
    return Section(
        "money", title, "", (_("For what, in kroner"), _("Set aside"), _("Spent"), _("Left to spend")), rows
    )
