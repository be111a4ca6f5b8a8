"""Goals of one's own, 0 to 10: the method needs no text and nobody's leave."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean

MOST_GOALS = 3
EXPECTED_CORRELATION = 0.3


def movement(first: Sequence[float], last: Sequence[float]) -> float:
    """One person's mean step on the goals rated both times, in points of 0 to 10 (Law and Jacob 2015)."""
    if not 0 < len(first) <= MOST_GOALS or any(not 0 <= rating <= 10 for rating in (*first, *last)):
        raise ValueError("one to three goals, each rated 0 to 10")
    return fmean(late - early for early, late in zip(first, last, strict=True))


def attainment(reached: Sequence[int], weights: Sequence[float] | None = None) -> float:
    """Goal attainment T (Kiresuk and Sherman 1968): `reached` -2 .. 2 with 0 as expected, which gives 50."""
    weighed = weights or [1.0] * len(reached)
    if not reached or any(abs(step) > 2 for step in reached) or any(weight <= 0 for weight in weighed):
        raise ValueError("at least one goal, reached -2 to 2, weights above 0")
    pulled = sum(weight * step for weight, step in zip(weighed, reached, strict=True))
    squares, square = sum(weight**2 for weight in weighed), sum(weighed) ** 2
    spread = (1 - EXPECTED_CORRELATION) * squares + EXPECTED_CORRELATION * square
    return 50 + 10 * pulled / sqrt(spread)
