"""Who answered and who did not: the line that must stand beside every change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from .change import Change
from .student import t, wilson


@dataclass(frozen=True)
class Step:
    """How many of those asked came to one stage, and their share of everybody asked, with interval."""

    name: str
    n: int
    share: float
    low: float
    high: float


def flow(reached: Mapping[str, int]) -> list[Step]:
    """From asked to last reading, in the order given. ValueError when a later step holds more people."""
    numbers = list(reached.values())
    if any(later > earlier for earlier, later in zip(numbers, numbers[1:], strict=False)):
        raise ValueError("a later step cannot hold more people than an earlier one")
    whole = numbers[0] if numbers else 0
    return [Step(name, n, n / whole if whole else 0.0, *wilson(n, whole)) for name, n in reached.items()]


@dataclass(frozen=True)
class Baselines:
    """The first reading of those who answered again, and of those who did not; None where there is nobody."""

    answered: float | None
    silent: float | None


def baselines(first: Sequence[float], last: Sequence[float | None]) -> Baselines:
    """Were those who fell silent worse off from the beginning?"""
    pairs = list(zip(first, last, strict=True))
    return Baselines(
        _mean([early for early, late in pairs if late is not None]),
        _mean([early for early, late in pairs if late is None]),
    )


def had_the_silent_moved(change: Change, silent: int, moved: float = 0.0, confidence: float = 0.95) -> Change:
    """The change of everybody, had the `silent` moved by `moved` points on average (0: had not changed).

    The share who answered is taken as it is; the interval is that of those who answered, shrunk by their share.
    """
    share = change.n / (change.n + silent)
    mean = share * change.mean + (1 - share) * moved
    half = t(change.n - 1, confidence) * share * change.sd / sqrt(change.n)
    return Change(change.n + silent, mean, change.sd, mean - half, mean + half)


def _mean(values: list[float]) -> float | None:
    return fmean(values) if values else None
