"""Change of the same people between two readings. It is never more than that: see wording.

The first reading of a pair is the second baseline (at the first meeting), never the one somebody came in with:
people come on a bad day, and a bad day passes by itself (regression).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt
from random import Random
from statistics import NormalDist, fmean, stdev

from .student import t

RESAMPLES = 10_000
FEW = 30
"""Under so many pairs a bootstrap interval stands beside Student's."""


@dataclass(frozen=True)
class Change:
    """Mean change in the yardstick's own points, its standard deviation and its interval."""

    n: int
    mean: float
    sd: float
    low: float
    high: float

    @property
    def half_width(self) -> float:
        """How far the mean may be off: printed beside n."""
        return (self.high - self.low) / 2

    @property
    def standard_error(self) -> float:
        return self.sd / sqrt(self.n) if self.n > 1 else inf


def paired_change(before: Sequence[float], after: Sequence[float], confidence: float = 0.95) -> Change | None:
    """Mean of after - before with Student's interval; None under two pairs, where nothing can be said."""
    differences = changes(before, after)
    if len(differences) < 2:
        return None
    mean, sd = fmean(differences), stdev(differences)
    half = t(len(differences) - 1, confidence) * sd / sqrt(len(differences))
    return Change(len(differences), mean, sd, mean - half, mean + half)


def changes(before: Sequence[float], after: Sequence[float]) -> list[float]:
    """Each person's own. ValueError when the readings are not of the same people."""
    return [late - early for early, late in zip(before, after, strict=True)]


def bootstrap(
    differences: Sequence[float], confidence: float = 0.95, seed: int = 1, resamples: int = RESAMPLES
) -> tuple[float, float]:
    """BCa interval of the mean (Efron 1987): no shape is assumed. The same seed gives the same interval."""
    n, mean = len(differences), fmean(differences)
    if n < 2 or min(differences) == max(differences):
        return mean, mean
    draw = Random(seed).choices  # noqa: S311 - drawing people again, not keys
    means = sorted(fmean(draw(differences, k=n)) for _ in range(resamples))
    below = sum(each < mean for each in means) + sum(each == mean for each in means) / 2
    bias = NormalDist().inv_cdf(min(max(below / resamples, 1 / resamples), 1 - 1 / resamples))
    tail = (1 - confidence) / 2
    skew = _acceleration(differences, mean)
    return _at(means, tail, bias, skew), _at(means, 1 - tail, bias, skew)


def _acceleration(differences: Sequence[float], mean: float) -> float:
    """From leaving out one at a time; for a mean that is the skewness of the data."""
    apart = [each - mean for each in differences]
    squares = sum(each**2 for each in apart)
    return sum(each**3 for each in apart) / (6 * squares**1.5)


def _at(means: Sequence[float], share: float, bias: float, skew: float) -> float:
    normal = NormalDist()
    z = bias + normal.inv_cdf(share)
    place = normal.cdf(bias + z / (1 - skew * z)) * (len(means) - 1)
    lower = int(place)
    upper = min(lower + 1, len(means) - 1)
    return means[lower] + (place - lower) * (means[upper] - means[lower])
