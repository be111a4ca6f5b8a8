"""Student's t and the normal distribution: what an interval from few people needs, without a library."""

from functools import lru_cache
from math import exp, inf, lgamma, log, sqrt
from statistics import NormalDist

CLOSE = 1e-15
TERMS = 500
HALVINGS = 200


def z(confidence: float = 0.95) -> float:
    """How many standard errors to each side when the spread is known; 1.96 at 95 %."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


@lru_cache(maxsize=4096)
def t(freedom: float, confidence: float = 0.95) -> float:
    """The same when the spread is estimated with `freedom` degrees of freedom; inf when there are none."""
    if freedom <= 0:
        return inf
    low, high = 0.0, z(confidence)
    while within(high, freedom) < confidence:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if within(middle, freedom) < confidence else (low, middle)
    return high


def within(value: float, freedom: float) -> float:
    """How much of Student's t lies between -value and value."""
    return 1 - beta_share(freedom / (freedom + value * value), freedom / 2, 0.5)


def beta_share(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction (Lentz's method)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return value


def _not_zero(value: float) -> float:
    return value if abs(value) > 1e-300 else 1e-300


def wilson(hits: int, of: int, confidence: float = 0.95) -> tuple[float, float]:
    """Interval of a share (Wilson 1927): stays between 0 and 1, and says something even at 0 of n."""
    if of <= 0:
        return 0.0, 1.0
    width, share = z(confidence), hits / of
    spread = 1 + width * width / of
    middle = (share + width * width / (2 * of)) / spread
    half = width / spread * sqrt(share * (1 - share) / of + width * width / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)
