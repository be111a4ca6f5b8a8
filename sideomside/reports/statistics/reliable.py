"""Better, about the same, worse: a change counts when it is more than noise and more than nothing.

Jacobson and Truax 1991, with the published spread and reliability. A group's own spread would be wrong here:
one that starts on the floor has little of it, and every wobble would look like change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

BEYOND_NOISE = 1.96
"""Standard deviations of noise, as the method's authors print it."""


@dataclass(frozen=True)
class Bands:
    """How many people moved beyond the limit, each way. `worse` is always printed."""

    better: int
    same: int
    worse: int

    @property
    def n(self) -> int:
        return self.better + self.same + self.worse


def noise_of_change(spread: float, reliability: float) -> float:
    """Standard deviation of the difference between two readings of somebody who did not change."""
    if spread <= 0 or not 0 <= reliability <= 1:
        raise ValueError("spread is above 0, reliability between 0 and 1")
    return sqrt(2) * spread * sqrt(1 - reliability)


def limit(spread: float, reliability: float, meaningful: float = 0.0) -> float:
    """Points a person must move: beyond noise (95 %), and as far as somebody would notice, whichever is more."""
    return max(meaningful, BEYOND_NOISE * noise_of_change(spread, reliability))


def bands(differences: Iterable[float], limit: float, better: int = 1) -> Bands:
    """`better` is 1 where more points are better and -1 where fewer are. At the limit itself counts."""
    if better not in (1, -1):
        raise ValueError("better is 1 or -1")
    turned = [better * each for each in differences]
    up, down = sum(each >= limit for each in turned), sum(each <= -limit for each in turned)
    return Bands(up, len(turned) - up - down, down)
