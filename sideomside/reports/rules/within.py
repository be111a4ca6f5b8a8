"""Two tables of one report subtracted from each other: where one holds everybody in the other, a few are left over."""

from collections.abc import Mapping
from dataclasses import dataclass

from sideomside.reports.rules.counting import VALUES, universe
from sideomside.reports.rules.kept import Counts

Part = tuple[str, tuple[str, ...]]
"""Some values of one table."""


@dataclass(frozen=True)
class Within:
    """Everybody in `part` is also in `whole`. `kept` is what is not told where one to four would be left over."""

    whole: Part
    part: Part
    kept: Part

    def leaves(self, counted: Mapping[str, Counts]) -> int:
        whole, part = (
            sum(number for (_programme, value), number in counted[name].items() if value in values)
            for name, values in (self.whole, self.part)
        )
        return whole - part


MET: Part = ("waits", ("week", "fortnight", "month", "later"))
WITHIN = (
    Within(("supported", VALUES["supported"]), MET, MET),
    Within(("going_on", ("new", "ended")), MET, MET),
    Within(("endings", VALUES["endings"]), ("going_on", ("ended",)), ("endings", VALUES["endings"])),
)
"""Who met within their wait has met a peer; who is said to have ended has a companionship that ended."""


def left_over(name: str, counted: Mapping[str, Counts], small: int) -> tuple[int, ...]:
    """Sets of atoms this table may not tell, since beside another it would tell of a few."""
    close = [one.kept for one in WITHIN if one.kept[0] == name and 1 <= one.leaves(counted) <= small]
    return tuple(dict.fromkeys(universe(name).having(*kept) for kept in close))
