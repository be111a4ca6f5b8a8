"""What stands in a grant's report beside the figures: words under headings, goals, and money."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sideomside.reports.models import Release
from sideomside.reports.rules import cells
from sideomside.reports.rules.cells import Cell
from sideomside.reports.rules.grants import HEADINGS, Reached
from sideomside.reports.rules.sections import Section

SAID = {key: words for form in HEADINGS.values() for key, words in form}


@dataclass(frozen=True)
class Report:
    """As it was frozen; empty for a report that is no grant's."""

    grant: str
    funder: str
    kroner: Cell
    headings: list[tuple[str, str]]
    sections: list[Section]


def money_sections(release: Release) -> Report:
    """The tables of goals and money, like every other table."""
    told = release.words
    goals = [Reached(*goal) for goal in told.get("goals", [])]
    money = told.get("budget", [])
    sections = goals_sections(goals) + ([budget_section(money)] if money else [])
    return Report(
        told.get("grant", ""),
        told.get("funder", ""),
        cells.kroner(told.get("kroner")),
        [(str(SAID[key]), words) for key, words in told.get("headings", []) if words and key in SAID],
        sections,
    )


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
