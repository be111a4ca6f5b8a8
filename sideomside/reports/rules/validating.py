"""Whether our own questions measure anything, told of one half-year at a time and of fifty people or more.

Each half-year stands alone and each person is in it once, so that no two of them can be subtracted. It is told in
twentieths and only as a report froze it: worked out at each look, it would tell who took back their yes in between.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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


def in_twentieths(found: Measured) -> dict[str, float | str | None]:
    """To be frozen with a report: nothing finer than this is kept."""
    r = found.beside
    return {
        "consistency": _twentieth(found.consistency),
        "answered": _in_fives(found.answered if found.consistency is not None else None),
        "retest": _twentieth(found.retest),
        "twice": _in_fives(found.twice if found.retest is not None else None),
        "beside": _twentieth(r.r if r else None),
        "both": _in_fives(r.n if r else None),
        "yardstick": found.yardstick,
    }


def how_sure(frozen: Mapping[str, Any]) -> Section:
    """For those who run the programme: which of the three may be said yet, as it stood when it was frozen."""
    rows = [
        (_("The five answers of one person go together (alpha)"), "consistency", "answered"),
        (_("The same person, asked again within about two weeks (ICC)"), "retest", "twice"),
        (_beside(str(frozen.get("yardstick", ""))), "beside", "both"),
    ]
    is_told = any(frozen.get(value) is not None for _what, value, _n in rows)
    return Section(
        "how-sure",
        _("What we know of the questions themselves")
        if is_told
        else _("We do not know the questions well enough yet"),
        "",
        (_("How sure the questions are"), _("From 0 to 1"), _("People, about")),
        [
            (cells.words(what), _decimals(frozen.get(value)), cells.count(frozen.get(n)))
            for what, value, n in rows
        ],
        meaning=str(MEANS),
    )


def how_many_so_far(found: Measured) -> Section:
    """Before a report has frozen the half-year: how many, and nothing of what they answered."""
    rows = [
        (_("Answered all five"), found.answered),
        (_("Answered them again within about two weeks"), found.twice),
    ]
    return Section(
        "how-sure",
        _("How good the questions are is worked out when a report freezes the half-year"),
        _("Until then only how many have answered is shown, in whole fives."),
        (_("How sure the questions are"), _("People, about")),
        [(cells.words(what), cells.count(_in_fives(n if n >= FEWEST_COUNTED else None))) for what, n in rows],
        meaning=str(MEANS),
    )


MEANS = gettext_lazy(
    "Told of one half-year at a time, from fifty people on, and beside another questionnaire from a hundred. "
    "Until all three are good, the five are never added up in any report."
)
FEWEST_COUNTED = 10


def _beside(yardstick: str) -> str:
    if not yardstick:
        return _("Beside a questionnaire that others have tested (r)")
    return _("Beside %(name)s (r)") % {"name": yardstick}


def _twentieth(value: float | None) -> float | None:
    return None if value is None else round(20 * value) / 20


def _decimals(value: float | None) -> Cell:
    return Cell(HIDDEN) if value is None else Cell(number_format(value, decimal_pos=2), value)


def _in_fives(n: int | None) -> int | None:
    return None if n is None else (n + FIVE // 2) // FIVE * FIVE
