"""Which of our figures answers a goal, and when a deadline is near."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sideomside.reports.models import Deadline
from sideomside.reports.rules import cells
from sideomside.reports.rules.cells import Cell
from sideomside.reports.rules.figures import Figures

NEAR = timedelta(days=21)

ANSWERS: dict[str, object] = {
    "came": _("people who got in touch"),
    "supported": _("people who met a peer"),
    "met_30": _("per cent who met a peer within a month"),
    "meetings": _("meetings between two people"),
    "gatherings": _("groups and café days held"),
    "seats": _("seats taken in groups and cafés"),
    "active": _("active peers"),
    "hours": _("hours given by volunteers"),
}


@dataclass(frozen=True)
class Reached:
    """One goal: what was promised, what became of it, and our own words."""

    words: str
    indicator: str
    target: int | None
    reached: float | None
    told: str

    @property
    def target_cell(self) -> Cell:
        return Cell("") if self.target is None else cells.count(self.target)

    @property
    def reached_cell(self) -> Cell:
        return cells.count(self.reached) if self.indicator else Cell("")

    @property
    def what(self) -> str:
        return str(ANSWERS.get(self.indicator, ""))


def answer_to(indicator: str, figures: Figures) -> float | None:
    """Only ever from what may be shown."""
    if indicator in figures.totals:
        return figures.totals[indicator]
    return figures.tables["peers"]["active"] if indicator == "active" else figures.facts.get(indicator)


def is_near(deadline: Deadline, today: date) -> bool:
    """Late ones stay near until somebody has sent it."""
    return deadline.done_at is None and deadline.day - today <= NEAR
