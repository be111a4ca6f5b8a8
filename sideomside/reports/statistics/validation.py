"""Whether our own questions measure anything: what must be known before they are added up.

Enough answers means: 50 people asked twice within about two weeks, and 100 who also answered a known yardstick.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import correlation, fmean, variance

from .student import z

ENOUGH_TWICE = 50
ENOUGH_BESIDE = 100


@dataclass(frozen=True)
class Correlation:
    """Pearson's r of n pairs, with Fisher's interval."""

    n: int
    r: float
    low: float
    high: float


def consistency(answers: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha (1951): one row per person who answered every item; None when nothing varies."""
    if len(answers) < 2 or len(answers[0]) < 2:
        return None
    items = len(answers[0])
    total = variance([sum(row) for row in answers])
    if not total:
        return None
    return items / (items - 1) * (1 - sum(variance(item) for item in zip(*answers, strict=True)) / total)


def agreement(one: Sequence[float], other: Sequence[float], confidence: float = 0.95) -> Correlation | None:
    """How closely two readings of the same people go together; None under four, or when one never varies."""
    n = len(one)
    if n < 4 or min(one) == max(one) or min(other) == max(other):
        return None
    r = correlation(one, other)
    if abs(r) > 1 - 1e-12:
        return Correlation(n, r, r, r)
    half = z(confidence) / sqrt(n - 3)
    return Correlation(n, r, tanh(atanh(r) - half), tanh(atanh(r) + half))


def retest(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Intraclass correlation ICC(A,1) of two readings (McGraw and Wong 1996): a shift for all counts against."""
    n = len(first)
    if n < 2:
        return None
    people = [(a + b) / 2 for a, b in zip(first, second, strict=True)]
    grand, times = fmean(people), (fmean(first), fmean(second))
    between = 2 * sum((each - grand) ** 2 for each in people) / (n - 1)
    across = n * sum((each - grand) ** 2 for each in times)
    whole = sum((each - grand) ** 2 for each in (*first, *second))
    rest = (whole - between * (n - 1) - across) / (n - 1)
    below = between + rest + 2 * (across - rest) / n
    return (between - rest) / below if below else None
