"""Waiting as competing risks: somebody meets a peer, or leaves the list first, or is still waiting.

Aalen and Johansen 1978. Who left can never be met, so they may not be counted as "still waiting" (Kaplan-Meier
would, and promise too much), nor be left out (which promises more still). Variance by the delta method
(Dinse and Larson 1986), intervals on the log(-log) scale so that they stay between 0 and 1.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from .student import z

STILL_WAITING = 0


@dataclass(frozen=True)
class Moment:
    """Days since somebody entered, and the share it had happened to by then, with interval."""

    day: float
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Incidence:
    """The curve of one ending. A share holds from its moment until the next."""

    n: int
    moments: tuple[Moment, ...]
    followed_to: float

    def by(self, day: float) -> Moment | None:
        """Share it has happened to by `day`; None when nobody was followed so long."""
        if day > self.followed_to:
            return None
        reached = [moment for moment in self.moments if moment.day <= day]
        return reached[-1] if reached else Moment(day, 0.0, 0.0, 0.0)

    @property
    def median(self) -> tuple[float, float, float]:
        """First day by which it has happened to half of everybody, with interval; inf when it never has."""
        return (
            _first(self.moments, "share"),
            _first(self.moments, "high"),
            _first(self.moments, "low"),
        )


def incidence(
    days: Sequence[float], endings: Sequence[int], ending: int = 1, confidence: float = 0.95
) -> Incidence:
    """`endings` says for each person what came first: 0 nothing yet, 1, 2 ... what; `ending` is the one asked for."""
    if len(days) != len(endings) or any(day < 0 for day in days):
        raise ValueError("one ending for each number of days, and no days below 0")
    every = Counter(day for day, what in zip(days, endings, strict=True) if what)
    of_this = Counter(day for day, what in zip(days, endings, strict=True) if what == ending)
    left, at_risk, sums, moments = Counter(days), len(days), _Sums(), [Moment(0.0, 0.0, 0.0, 0.0)]
    for day in sorted(left):
        if every[day]:
            sums.add(at_risk, every[day], of_this[day])
        if of_this[day]:
            moments.append(_moment(day, sums, z(confidence), moments[-1].low))
        at_risk -= left[day]
    return Incidence(len(days), tuple(moments[1:]), max(days, default=0.0))


class _Sums:
    """Running sums from which the variance at any day follows without looking back."""

    def __init__(self) -> None:
        self.waiting, self.share = 1.0, 0.0
        self.a = self.af = self.aff = self.own = self.cross = self.cross_f = 0.0

    def add(self, at_risk: int, every: int, of_this: int) -> None:
        """One day on which `every` of `at_risk` ended, `of_this` of them in the way asked for."""
        self.share += self.waiting * of_this / at_risk
        if every < at_risk:
            step = every / (at_risk * (at_risk - every))
            self.a += step
            self.af += step * self.share
            self.aff += step * self.share**2
        self.own += self.waiting**2 * (at_risk - of_this) * of_this / at_risk**3
        cross = self.waiting * of_this / at_risk**2
        self.cross += cross
        self.cross_f += cross * self.share
        self.waiting *= 1 - every / at_risk

    @property
    def variance(self) -> float:
        share = self.share
        spread = share * share * self.a - 2 * share * self.af + self.aff
        return max(0.0, spread + self.own - 2 * (share * self.cross - self.cross_f))


def _moment(day: float, sums: _Sums, width: float, low_before: float) -> Moment:
    share = sums.share
    if share > 1 - 1e-12:  # everybody: how sure is no longer seen from those who are left
        return Moment(day, 1.0, low_before, 1.0)
    power = exp(-width * sqrt(sums.variance) / (share * log(share)))
    return Moment(day, share, share**power, share ** (1 / power))


def _first(moments: tuple[Moment, ...], line: str) -> float:
    return next((moment.day for moment in moments if getattr(moment, line) >= 0.5 - 1e-12), inf)
