"""Noise for open yearly counts: whole numbers, exact odds, no floating point to give the secret away.

Discrete Laplace by Canonne, Kamath and Steinke 2020: P(x) falls as exp(-|x| epsilon). At epsilon 1 nineteen of twenty
counts lie within three. A mean of twenty people would need five times the noise of its own doubt: not offered.
"""

from collections.abc import Callable
from fractions import Fraction
from random import SystemRandom

Below = Callable[[int], int]
SECRET: Below = SystemRandom().randrange


def noisy(count: int, epsilon: Fraction = Fraction(1), below: Below = SECRET) -> int:
    """`below(n)` gives a whole number under n. May be negative: to cut it off at 0 would tell something."""
    if epsilon <= 0:
        raise ValueError("epsilon is above 0")
    return count + _laplace(1 / epsilon, below)


def _laplace(scale: Fraction, below: Below) -> int:
    top, bottom = scale.numerator, scale.denominator
    while True:
        rest = below(top)
        if not _exp_minus(Fraction(rest, top), below):
            continue
        whole = 0
        while _exp_minus(Fraction(1), below):
            whole += 1
        size, negative = (rest + top * whole) // bottom, below(2)
        if size or not negative:
            return -size if negative else size


def _exp_minus(power: Fraction, below: Below) -> bool:
    """True with odds exp(-power), for power from 0 to 1 (von Neumann's way)."""
    turn = 1
    while below(power.denominator * turn) < power.numerator:
        turn += 1
    return turn % 2 == 1
