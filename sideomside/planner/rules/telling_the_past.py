"""How far a plan may be trusted: the quarters that are over, as they would have been foretold."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.planner.clockwork.hindsight import TOO_LITTLE, Foretold, coverage
from sideomside.planner.models import Foresight
from sideomside.reports.rules import period

FEWEST_QUARTERS = 4
"""Under so many it says nothing of how often we are right."""


@dataclass(frozen=True)
class Past:
    """The finding, and one row for each quarter: which, foretold, became, and whether it held."""

    words: str
    rows: list[tuple[str, str, str, str]]


def past(quarters: Sequence[Foresight]) -> Past:
    told = [one for one in quarters if one.foretold and one.came]
    return Past(_words([_foretold(one) for one in told]), [_row(one) for one in told])


def _words(told: Sequence[Foretold]) -> str:
    if not told:
        return _(
            "We cannot say yet. A quarter is foretold when %(least)s people have come before it, and judged when "
            "three months have passed after it."
        ) % {"least": TOO_LITTLE}
    right, judged = coverage(told)
    found = ngettext(
        "We would have been right about %(right)s of %(count)s quarter.",
        "We would have been right about %(right)s of %(count)s quarters.",
        judged,
    ) % {"count": judged, "right": right}
    if judged < FEWEST_QUARTERS:
        return f"{found} {_('So few say little of how often we are right.')}"
    if right < 0.8 * judged:
        return f"{found} {_('That is less than we promise: take the plan with a pinch of salt.')}"
    return f"{found} {_('We promise 8 of 10.')}"


def _row(one: Foresight) -> tuple[str, str, str, str]:
    when, told = period(one.quarter), _foretold(one)
    name = when.label if when else one.quarter
    return (name, _between(told), _days(told.became), _("yes") if told.held else _("no"))


def _between(told: Foretold) -> str:
    said = _("%(low)s days or more") if told.high == inf else _("%(low)s to %(high)s days")
    return said % {"low": _days(told.low), "high": _days(told.high)} if told.low < inf else _days(inf)


def _foretold(one: Foresight) -> Foretold:
    low, high, became = (inf if days is None else days for days in (one.low, one.high, one.became))
    return Foretold(low, high, became if one.came else None)


def _days(days: float | None) -> str:
    """Half of them met nobody: the wait has no end."""
    return _("no end") if days is None or days == inf else str(round(days))
