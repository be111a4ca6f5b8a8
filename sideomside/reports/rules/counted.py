"""One figure of one period: of those who are here, and of those who are gone."""

from collections.abc import Callable

from sideomside.reports.rules.counting import COUNTING, Material, came_first
from sideomside.reports.rules.how_long import HOW_LONG
from sideomside.reports.rules.kept import Counts, together
from sideomside.reports.rules.periods import Period

AS_OTHERS_ARE_TOLD = {"came": "came_first"}
FIGURES: dict[str, Callable[[Material, Period], Counts]] = {
    **COUNTING,
    "came_first": came_first,
    **HOW_LONG,
}


def counted(figure: str, material: Material, period: Period) -> Counts:
    """`material` is of one programme, or of all together (Material.of)."""
    return together(FIGURES[figure](material, period), material.kept.of(figure, period))
