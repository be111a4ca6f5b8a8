"""What may be shown of what people say themselves, and nothing else: a report freezes it as it stands here.

Outside the programme everything that counts people stands in whole fives, so that nobody can be told from a difference;
and a time is worked out once. Whoever takes back their yes is in no later time, and no time is told twice over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from sideomside.reports.rules.answers import Answered
from sideomside.reports.statistics.wording import ENOUGH, Claim

FIVE = 5
FEWEST_IN_A_BAND = 5
FEWEST_FOR_ALL = 25
"""Of so many in fives there are at least twenty."""
FEWEST_IN_A_BAND_FOR_ALL = 15
"""Of so many in fives there are at least ten."""
FEWEST_BESIDE_A_HEAP = 10
"""Whoever is in none of what is shown: of so many in fives there are at least six."""
FEWEST_BESIDE_A_HEAP_FOR_ALL = 15
Heaps = tuple[int | None, int | None, int | None]
"""Better, about the same, worse."""
NOT_YET = "not_yet"
"""Said of a half-year before its first report: how many answered, and nothing of what they answered."""
STEPS = ("asked", "replied", "counted", "both")
"""From those who were asked at the end to those whose two answers are counted."""


@dataclass(frozen=True)
class Told:
    """One question. None: not shown, and nobody is told which kind of not."""

    question: str  # one of our own letters, or a yardstick's name
    claim: str
    asked: int | None = None
    n: int | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    better: int | None = None
    same: int | None = None
    worse: int | None = None
    by_itself: float | None = None
    waiting: float | None = None
    silent_still: float | None = None
    waited: int | None = None

    @property
    def is_told(self) -> bool:
        return self.n is not None


def inside(one: Answered) -> Told:
    """As counted, from ten people on; shown to nobody before it is in fives."""
    if one.change is None or one.bands is None:
        return Told(one.question, Claim.TOO_FEW)
    told = Told(
        question=one.question,
        claim=str(one.claim),
        asked=max(one.asked, one.n),
        n=one.n,
        mean=_short(one.change.mean),
        low=_short(one.change.low),
        high=_short(one.change.high),
        better=one.bands.better,
        same=one.bands.same,
        worse=one.bands.worse,
        by_itself=_short(one.by_itself),
        waiting=_short(one.waiting),
        silent_still=_short(one.silent_still),
        waited=None if one.waiting is None else one.waited,
    )
    told = _heaps_of(told, FEWEST_IN_A_BAND, FEWEST_IN_A_BAND)
    if _shows_no_heap(told) and one.change.high - one.change.low < one.step:
        return Told(one.question, Claim.TOO_FEW)  # a mean so sure would say what nearly all answered
    return told


def not_yet(one: Answered) -> Told:
    """Of a half-year no report has frozen: a mean before and after somebody went would be that one's own answer.

    How many there are decides what is said, and nothing they answered: also "too much alike" would tell who was not.
    """
    if one.change is None:
        return Told(one.question, Claim.TOO_FEW)
    return Told(one.question, NOT_YET, _in_fives(max(one.asked, one.n)), _in_fives(one.n))


def outside(one: Answered) -> Told:
    """For those who run the programme and those with an agreement: people in whole fives."""
    told = inside(one)
    in_fives = replace(
        told,
        asked=_in_fives(told.asked),
        n=_in_fives(told.n),
        better=_in_fives(told.better),
        same=_in_fives(told.same),
        worse=_in_fives(told.worse),
        waited=_in_fives(told.waited),
    )
    return by_todays_rules(in_fives)


def by_todays_rules(told: Told) -> Told:
    """What is in fives, also from an older report: nearly all in one heap tells of those who are not."""
    return _heaps_of(told, FEWEST_IN_A_BAND, FEWEST_BESIDE_A_HEAP)


def for_everybody(told: Told) -> Told:
    """Made from what those with an agreement may see, and from nothing else."""
    if told.n is None or told.n < FEWEST_FOR_ALL:
        return Told(told.question, Claim.TOO_FEW)
    return _heaps_of(told, FEWEST_IN_A_BAND_FOR_ALL, FEWEST_BESIDE_A_HEAP_FOR_ALL)


def steps_outside(steps: Mapping[str, int], for_all: bool = False) -> dict[str, int | None]:
    """Who was asked and who answered, in whole fives; too few is a mark."""
    least = FEWEST_FOR_ALL if for_all else ENOUGH
    in_fives = {name: _in_fives(number) or 0 for name, number in steps.items()}
    return {name: number if number >= least else None for name, number in in_fives.items()}


def as_told(frozen: Sequence[Mapping[str, Any]]) -> list[Told]:
    """From what a report keeps; what an older one did not know of is not shown."""
    known = {one.name for one in fields(Told)}
    return [Told(**{name: value for name, value in one.items() if name in known}) for one in frozen]


def as_frozen(told: Sequence[Told]) -> list[dict[str, Any]]:
    return [asdict(one) for one in told]


def _heaps_of(told: Told, least: int, beside: int) -> Told:
    """A mean of no width, also in an older report, would say that everybody moved just so far."""
    better, same, worse = _without_few((told.better, told.same, told.worse), told.n or 0, least, beside)
    told = replace(told, better=better, same=same, worse=worse)
    has_no_width = told.mean is not None and _shows_no_heap(told) and told.low == told.high
    return Told(told.question, Claim.TOO_FEW) if has_no_width else told


def _shows_no_heap(told: Told) -> bool:
    return told.better is None and told.same is None and told.worse is None


def _without_few(found: Heaps, of: int, least: int, beside: int) -> Heaps:
    """A heap of a few is a mark, and so is the one it could be worked out from.

    Where one heap has everybody, or all but a few, no heap is shown: who is not in it would be told just so.
    """
    few = [number is None or 0 < number < least for number in found]
    if sum(few) == 1:
        rest = [(number or 0, place) for place, number in enumerate(found) if not few[place]]
        few[min(rest)[1]] = True
    shown = [number or 0 for number, hide in zip(found, few, strict=True) if not hide]
    if any(of - number < beside for number in shown):
        return None, None, None
    better, same, worse = (None if hide else number for number, hide in zip(found, few, strict=True))
    return better, same, worse


def _short(number: float | None) -> float | None:
    return None if number is None else round(number, 1)


def _in_fives(number: int | None) -> int | None:
    return None if number is None else (number + FIVE // 2) // FIVE * FIVE
