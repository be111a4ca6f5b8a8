"""How long people stay: companionships until they end, peers until they stop.

Kaplan and Meier 1958, Greenwood's variance, intervals on the log(-log) scale. Who is still here is counted for as
long as we have seen, and never as an ending.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from .student import z


@dataclass(frozen=True)
class Moment:
    """A day on which somebody ended: how many could have, how many did, and the share who stayed beyond it."""

    day: float
    at_risk: int
    ended: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Stay:
    """The curve. A share holds from its moment until the next."""

    n: int
    endings: int
    moments: tuple[Moment, ...]

    def beyond(self, day: float) -> float:
        """Share who stay longer than `day`."""
        return next((each.share for each in reversed(self.moments) if each.day <= day), 1.0)

    @property
    def median(self) -> tuple[float, float, float]:
        """First day at which half have ended, with interval; inf where that is not seen yet."""
        return (_first(self.moments, "share"), _first(self.moments, "low"), _first(self.moments, "high"))


def stay(days: Sequence[float], ended: Sequence[bool], confidence: float = 0.95) -> Stay:
    """`ended` is False for those who were still there after `days`."""
    if len(days) != len(ended) or any(day < 0 for day in days):
        raise ValueError("one answer for each number of days, and no days below 0")
    endings = Counter(day for day, over in zip(days, ended, strict=True) if over)
    leaving, at_risk, share, spread = Counter(days), len(days), 1.0, 0.0
    moments: list[Moment] = []
    for day in sorted(leaving):
        if over := endings[day]:
            share *= 1 - over / at_risk
            spread = spread + over / (at_risk * (at_risk - over)) if over < at_risk else inf
            low, high = _interval(share, spread, z(confidence), moments[-1].high if moments else 1.0)
            moments.append(Moment(day, at_risk, over, share, low, high))
        at_risk -= leaving[day]
    return Stay(len(days), sum(endings.values()), tuple(moments))


def _interval(share: float, spread: float, width: float, high_before: float) -> tuple[float, float]:
    if share < 1e-12:  # nobody is left to say how sure that is
        return 0.0, high_before
    power = exp(width * sqrt(spread) / -log(share))
    return share**power, share ** (1 / power)


def _first(moments: tuple[Moment, ...], line: str) -> float:
    return next((each.day for each in moments if getattr(each, line) <= 0.5 + 1e-12), inf)
