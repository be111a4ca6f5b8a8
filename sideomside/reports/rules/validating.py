"""Whether our own questions measure anything, told of one half-year at a time and of fifty people or more.

Each half-year stands alone and each person is in it once, so that no two of them can be subtracted; and what is told
is in twentieths, so that one person more or less is not seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from sideomside.reports.rules import cells
from sideomside.reports.rules.cells import HIDDEN, Cell
from sideomside.reports.rules.sections import Section
from sideomside.reports.rules.told import FIVE
from sideomside.reports.statistics.validation import (
    ENOUGH_BESIDE,
    ENOUGH_TWICE,
    Correlation,
    agreement,
    consistency,
    retest,
)

TWICE_WITHIN = range(7, 22)
"""Days between two readings of somebody who has hardly changed."""


@dataclass(frozen=True)
class Reading:
    """Somebody answered all five things on a day: the answers in their order. An opaque name."""

    person: str
    day: date
    answers: tuple[float, ...]

    @property
    def together(self) -> float:
        """Added up here and nowhere else, to learn whether it ever may be."""
        return sum(self.answers)


@dataclass(frozen=True)
class Measured:
    """None: fewer than are needed. With how many people, and for the last beside which yardstick."""

    consistency: float | None = None
    answered: int = 0
    retest: float | None = None
    twice: int = 0
    beside: Correlation | None = None
    yardstick: str = ""


def measured(
    readings: Sequence[Reading], others: Mapping[str, Iterable[tuple[str, date, float]]]
) -> Measured:
    """`others`: by yardstick, the scores of the same people with their days."""
    by_person: dict[str, list[Reading]] = defaultdict(list)
    for one in sorted(readings, key=lambda one: one.day):
        by_person[one.person].append(one)
    newest = [theirs[-1].answers for theirs in by_person.values()]
    twice = [two for theirs in by_person.values() if (two := _two_weeks_apart(theirs))]
    name, pairs = max(
        ((name, _same_day(by_person, scores)) for name, scores in others.items()),
        key=lambda each: len(each[1]),
        default=("", []),
    )
    return Measured(
        consistency(newest) if len(newest) >= ENOUGH_TWICE else None,
        len(newest),
        retest(*_columns(twice)) if len(twice) >= ENOUGH_TWICE else None,
        len(twice),
        agreement(*_columns(pairs)) if len(pairs) >= ENOUGH_BESIDE else None,
        name if len(pairs) >= ENOUGH_BESIDE else "",
    )


def _two_weeks_apart(theirs: Sequence[Reading]) -> tuple[float, float] | None:
    """The newest two; each person is one pair."""
    for later in reversed(theirs):
        for earlier in reversed(theirs):
            if (later.day - earlier.day).days in TWICE_WITHIN:
                return earlier.together, later.together
    return None


def _same_day(
    by_person: Mapping[str, Sequence[Reading]], scores: Iterable[tuple[str, date, float]]
) -> list[tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for person, day, score in sorted(scores, key=lambda one: one[1]):
        for one in by_person.get(person, ()):
            if one.day == day:
                found[person] = (one.together, score)
    return list(found.values())


def _columns(pairs: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [one for one, _two in pairs], [two for _one, two in pairs]


def how_sure(found: Measured) -> Section:
    """For those who run the programme: which of the three may be said yet."""
    r = found.beside
    rows = [
        (_("The five answers of one person go together (alpha)"), found.consistency, found.answered),
        (_("The same person, asked again within about two weeks (ICC)"), found.retest, found.twice),
        (_beside(found), r.r if r else None, r.n if r else None),
    ]
    told = [one for one in rows if one[1] is not None]
    return Section(
        "how-sure",
        _("What we know of the questions themselves")
        if told
        else _("We do not know the questions well enough yet"),
        "",
        (_("How sure the questions are"), _("From 0 to 1"), _("People, about")),
        [(cells.words(what), _twentieth(value), _people(value, n)) for what, value, n in rows],
        meaning=_(
            "Told of one half-year at a time, from fifty people on, and beside another questionnaire from a hundred. "
            "Until all three are good, the five are never added up in any report."
        ),
    )


def _beside(found: Measured) -> str:
    if not found.yardstick:
        return _("Beside a questionnaire that others have tested (r)")
    return _("Beside %(name)s (r)") % {"name": found.yardstick}


def _twentieth(value: float | None) -> Cell:
    if value is None:
        return Cell(HIDDEN)
    near = round(20 * value) / 20
    return Cell(number_format(near, decimal_pos=2), near)


def _people(value: float | None, n: int | None) -> Cell:
    return cells.count(None if value is None or n is None else (n + FIVE // 2) // FIVE * FIVE)
