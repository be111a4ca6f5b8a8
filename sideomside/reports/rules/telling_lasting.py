"""How long something lasts, in words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.reports.rules import cells, drawing
from sideomside.reports.rules.cells import HIDDEN, Cell
from sideomside.reports.rules.figures import Figures
from sideomside.reports.rules.sections import Section

MONTHS = {30: 1, 90: 3, 180: 6, 365: 12}


@dataclass(frozen=True)
class Said:
    """The finding from a share, what to say when there is none, the column, and how it was counted."""

    found: Callable[[str], str]
    too_few: str
    what: str
    meaning: str


def lasting(figures: Figures, name: str, days: tuple[int, ...], of: int, said: Said) -> Section:
    """One row for each number of months; the title tells one of them."""
    told = [(day, cells.percent(figures.facts.get(f"{name}_{day}"))) for day in days]
    share = next((cell for day, cell in told if day == of), Cell(HIDDEN))
    title = said.found(share.text) if share.number is not None else said.too_few
    lines = [(_after(day), cell) for day, cell in told]
    return Section(
        name,
        title,
        "",
        (_("After"), said.what),
        [(cells.words(label), cell) for label, cell in lines],
        drawing.bars(title, "", lines),
        said.meaning,
    )


def _after(day: int) -> str:
    return ngettext("%(count)s month", "%(count)s months", MONTHS[day]) % {"count": MONTHS[day]}
