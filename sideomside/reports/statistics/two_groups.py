"""Two groups that lots made: how much more the one changed than the other, and the only place where a word says effect.

Each person counts in the group they were drawn into, whatever came of it. The interval is Welch's (1947): the groups
need not be equally many nor equally spread. To be called an effect it must hold at 98 %, shared between the figures
told together; and where more of the first group fell silent than of the second, those more are taken to have lost a
whole meaningful step, since silence may be what it came to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from .student import t
from .wording import DOUBT, ENOUGH, Claim

SENTENCES = {
    Claim.MORE: "Those who were thought of first changed for the better by %(mean)s points more than those who "
    "waited (%(low)s to %(high)s). Lots decided who waited, so this is an effect of being thought of first.",
    Claim.LESS: "Those who were thought of first changed for the worse, by %(mean)s points against those who "
    "waited (%(low)s to %(high)s). Lots decided who waited, so this is an effect of being thought of first.",
    Claim.UNSURE: "We cannot tell whether it made a difference: %(mean)s points (%(low)s to %(high)s).",
    Claim.TOO_FEW: "Too few have answered to say anything.",
}


@dataclass(frozen=True)
class Group:
    """How far each of those moved who answered both times, and how many of it did not."""

    moved: tuple[float, ...]
    silent: int = 0

    @property
    def missing(self) -> float:
        """The share that fell silent."""
        return self.silent / (len(self.moved) + self.silent) if self.moved or self.silent else 0.0


@dataclass(frozen=True)
class Difference:
    """How much more the first group changed than the second, in the yardstick's own points."""

    mean: float
    low: float
    high: float
    freedom: float


def difference(first: Sequence[float], later: Sequence[float], confidence: float = 0.95) -> Difference | None:
    """None where either group has under two, or nobody in either differs from anybody else."""
    if min(len(first), len(later)) < 2:
        return None
    one, two = stdev(first) ** 2 / len(first), stdev(later) ** 2 / len(later)
    if one + two == 0:
        return None
    freedom = (one + two) ** 2 / (one**2 / (len(first) - 1) + two**2 / (len(later) - 1))
    mean, half = fmean(first) - fmean(later), t(freedom, confidence) * sqrt(one + two)
    return Difference(mean, mean - half, mean + half, freedom)


def claim_of_two(first: Group, later: Group, meaningful: float, figures: int = 1, better: int = 1) -> Claim:
    """What may be said of the two; nothing under ten in either. `better` is -1 where a lower number is the better."""
    found = difference(first.moved, later.moved, 1 - DOUBT / figures)
    if min(len(first.moved), len(later.moved)) < ENOUGH or found is None:
        return Claim.TOO_FEW
    low, high = (found.low, found.high) if better > 0 else (-found.high, -found.low)
    if high < 0:
        return Claim.LESS
    doubt = max(0.0, first.missing - later.missing) * meaningful
    return Claim.MORE if low > doubt else Claim.UNSURE


def sentence_of_two(
    first: Group, later: Group, meaningful: float, figures: int = 1
) -> tuple[str, dict[str, str]]:
    """The sentence, to be translated, and what goes into it with one decimal. The interval shown is 95 %."""
    said = SENTENCES[claim_of_two(first, later, meaningful, figures)]
    found = difference(first.moved, later.moved)
    if found is None:
        return said, {}
    return said, {name: f"{getattr(found, name):+.1f}" for name in ("mean", "low", "high")}
