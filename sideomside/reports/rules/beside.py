"""Municipalities beside each other, from reports that have left and from nothing else: no league, and no few.

Small ones lean on all of them (statistics.sites). What is shown is worked out from figures that whoever reads may read
already, so it can tell nothing more of anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sideomside.reports.rules import cells
from sideomside.reports.rules.cells import Cell, signed
from sideomside.reports.rules.periods import Period
from sideomside.reports.rules.sections import Section
from sideomside.reports.rules.telling_aims import question_words
from sideomside.reports.rules.told import Told
from sideomside.reports.statistics.sites import Site, shrink
from sideomside.reports.statistics.student import t

FEWEST_PLACES = 3
"""Of two, each would say what the other is."""


@dataclass(frozen=True)
class Place:
    """What one report said of one question: the municipality's name, the mean, and its variance."""

    name: str
    mean: float
    variance: float


def places(reports: Iterable[tuple[str, Iterable[Told]]]) -> dict[str, list[Place]]:
    """By question. Where a mean is not told, or has no width, there is no place."""
    found: dict[str, list[Place]] = defaultdict(list)
    for name, told in reports:
        for one in told:
            if one.n and one.mean is not None and one.low is not None and one.high is not None:
                half = (one.high - one.low) / 2
                if half > 0:
                    found[one.question].append(Place(name, one.mean, (half / t(one.n - 1)) ** 2))
    return found


def beside(by_question: Mapping[str, Iterable[Place]], when: Period) -> list[Section]:
    """One table for each question that three municipalities and more tell of."""
    sections = []
    for number, (question, told) in enumerate(by_question.items(), 1):
        each = _one_for_each(told)
        if len(each) >= FEWEST_PLACES:
            sections.append(_section(number, question, each, when))
    return sections


def _one_for_each(told: Iterable[Place]) -> list[Place]:
    """Two programmes of one municipality together, each by how sure it is; by name, never by size."""
    same: dict[str, list[Place]] = defaultdict(list)
    for one in told:
        same[one.name].append(one)
    return [_together(name, same[name]) for name in sorted(same)]


def _together(name: str, same: list[Place]) -> Place:
    weight = sum(1 / one.variance for one in same)
    return Place(name, sum(one.mean / one.variance for one in same) / weight, 1 / weight)


def _section(number: int, question: str, each: list[Place], when: Period) -> Section:
    found = shrink([one.mean for one in each], [one.variance for one in each])
    sites = found.each if found else ()
    apart = found is not None and any(not site.low <= found.together <= site.high for site in sites)
    title = (
        _("The municipalities are not quite alike: %(question)s")
        if apart
        else _("We cannot tell the municipalities apart: %(question)s")
    )
    return Section(
        f"beside-{number}",
        title % {"question": question_words(question)},
        _("Points of change between the first meeting and the end, %(period)s.") % {"period": when.label},
        (_("Municipality"), _("Change"), _("Between")),
        [(cells.words(one.name), *_row(site)) for one, site in zip(each, sites, strict=True)],
        meaning=_(
            "From the reports you may read, of programmes in one municipality each. Where few have answered, the "
            "figure leans on all the others, so that nobody stands out by chance. In alphabetical order. What a "
            "difference comes from, nobody can see here."
        ),
    )


def _row(site: Site) -> tuple[Cell, Cell]:
    between = _("%(low)s to %(high)s") % {"low": signed(site.low), "high": signed(site.high)}
    return Cell(signed(site.shown), round(site.shown, 1)), Cell(between, instead=True)
