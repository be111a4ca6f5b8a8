"""XmR chart: which months are news, and which are only the weather (Shewhart 1931; Wheeler 1993).

Limits come from how much one month differs from the next, so that a slow rise does not hide itself.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

LIMIT = 2.66
SCREEN = 3.267
NEAR = 2 / 3
RUN = 7
ENOUGH = 12
"""Under so many points only the line itself is drawn."""


@dataclass(frozen=True)
class Chart:
    """Values in order of time, their mean and limits (None under `ENOUGH` points), and which points are news."""

    values: tuple[float | None, ...]
    mean: float
    moving_range: float
    low: float | None
    high: float | None
    signals: tuple[tuple[str, ...], ...]
    """For each point the rules it broke: outside, one_side, trend, two_of_three."""


def chart(values: Sequence[float | None]) -> Chart | None:
    """None without values. A run of seven is marked on each of its seven points.

    A None is a gap: what stands on either side of it are no neighbours, neither in a step nor in a run.
    """
    known = [value for value in values if value is not None]
    if not known:
        return None
    mean, step = fmean(known), mean_moving_range(values)
    if len(known) < ENOUGH:
        return Chart(tuple(values), mean, step, None, None, ((),) * len(values))
    rules = {
        name: {since + number for since, part in _parts(values) for number in rule(part, mean, LIMIT * step)}
        for name, rule in _RULES.items()
    }
    signals = tuple(
        tuple(name for name, found in rules.items() if number in found) for number in range(len(values))
    )
    return Chart(tuple(values), mean, step, mean - LIMIT * step, mean + LIMIT * step, signals)


def mean_moving_range(values: Sequence[float | None]) -> float:
    """Mean difference from one point to the next; those far beyond it are left out, once."""
    steps = [abs(late - early) for _since, part in _parts(values) for early, late in pairwise(part)]
    if not steps:
        return 0.0
    ceiling = SCREEN * fmean(steps)
    calm = [step for step in steps if step < ceiling]
    return fmean(calm) if calm else fmean(steps)


def _parts(values: Sequence[float | None]) -> Iterator[tuple[int, list[float]]]:
    """Cut at the gaps; each part with where it begins."""
    part: list[float] = []
    for number, value in enumerate([*values, None]):
        if value is not None:
            part.append(value)
        elif part:
            yield number - len(part), part
            part = []


def _outside(values: Sequence[float], mean: float, reach: float) -> set[int]:
    return {number for number, value in enumerate(values) if abs(value - mean) > reach}


def _one_side(values: Sequence[float], mean: float, reach: float) -> set[int]:
    return _runs(values, lambda run: min(run) > mean or max(run) < mean)


def _trend(values: Sequence[float], mean: float, reach: float) -> set[int]:
    return _runs(values, lambda run: _climbs(run) or _climbs(run[::-1]))


def _two_of_three(values: Sequence[float], mean: float, reach: float) -> set[int]:
    found = set()
    for start in range(len(values) - 2):
        for side in (1, -1):
            far = [n for n in range(start, start + 3) if side * (values[n] - mean) > NEAR * reach]
            found |= set(far) if len(far) >= 2 else set()
    return found


def _runs(values: Sequence[float], holds: Callable[[Sequence[float]], bool]) -> set[int]:
    starts = (n for n in range(len(values) - RUN + 1) if holds(values[n : n + RUN]))
    return {number for start in starts for number in range(start, start + RUN)}


def _climbs(run: Sequence[float]) -> bool:
    return all(late > early for early, late in zip(run, run[1:], strict=False))


_RULES: dict[str, Callable[[Sequence[float], float, float], set[int]]] = {
    "outside": _outside,
    "one_side": _one_side,
    "trend": _trend,
    "two_of_three": _two_of_three,
}
