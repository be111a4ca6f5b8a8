"""What people say themselves: the same people at their first meeting and at the end, and never fewer than ten.

Not even whoever runs the programme sees less: a few answers would be somebody's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sideomside.reports.statistics.change import Change, paired_change
from sideomside.reports.statistics.regression import expected_regression
from sideomside.reports.statistics.reliable import Bands, bands
from sideomside.reports.statistics.wording import ENOUGH, Asked, Claim, claim

FIRST, LAST = "first_meeting", "end"
ONE_STEP = 1.0
"""On our own five answers: from one to the next. Nobody has tested how sure such an answer is."""
FEWEST_IN_A_BAND = 5


@dataclass(frozen=True)
class Yardstick:
    """What a number means: how far somebody must move to notice it, and what would have moved by itself."""

    step: float = ONE_STEP
    better: int = 1
    norm: float | None = None
    reliability: float | None = None


@dataclass(frozen=True)
class Answered:
    """One question: who answered both times, and what may be said of it. Numbers only from ten people on."""

    question: str
    asked: int
    n: int
    claim: Claim
    change: Change | None
    bands: Bands | None
    by_itself: float | None

    @property
    def shown_bands(self) -> tuple[int | None, int | None, int | None]:
        """Better, the same, worse; a band of a few stays a mark, and so does the one it could be worked out from."""
        if self.bands is None:
            return (None, None, None)
        found = (self.bands.better, self.bands.same, self.bands.worse)
        few = [0 < number < FEWEST_IN_A_BAND for number in found]
        if sum(few) == 1:
            rest = [(number, place) for place, number in enumerate(found) if not few[place]]
            few[min(rest)[1]] = True
        return tuple(None if hide else number for number, hide in zip(found, few, strict=True))  # type: ignore[return-value]


def answered(
    question: str,
    pairs: Mapping[str, tuple[float, float]],
    asked: int,
    yardstick: Yardstick | None = None,
    questions: int = 1,
) -> Answered:
    """`pairs` holds each person's two answers, by an opaque name; `asked` how many were asked at the end."""
    known = yardstick or Yardstick()
    before, after = [one for one, _two in pairs.values()], [two for _one, two in pairs.values()]
    n = len(pairs)
    told = Asked(max(0, asked - n), known.step, known.better, questions)
    what = claim(before, after, told)
    enough = n >= ENOUGH
    moved = [late - early for early, late in zip(before, after, strict=True)]
    return Answered(
        question,
        asked,
        n,
        what,
        paired_change(before, after) if enough else None,
        bands(moved, known.step, known.better) if enough else None,
        _by_itself(before, known) if enough else None,
    )


def paired(said: Iterable[tuple[str, str, float | None]]) -> dict[str, tuple[float, float]]:
    """From (person, wave, value), oldest first: whoever has both a first and a last answer, with the newest of each."""
    found: dict[str, dict[str, float]] = {}
    for person, wave, value in said:
        if value is not None and wave in (FIRST, LAST):
            found.setdefault(person, {})[wave] = value
    return {person: (two[FIRST], two[LAST]) for person, two in found.items() if len(two) == 2}


def _by_itself(before: Sequence[float], known: Yardstick) -> float | None:
    if known.norm is None or known.reliability is None:
        return None
    return expected_regression(sum(before) / len(before), known.norm, known.reliability)
