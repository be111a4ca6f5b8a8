"""Municipalities beside each other without a league table: small ones lean on all of them.

Empirical Bayes with the moment estimate of DerSimonian and Laird 1986. Only the shrunken figure and its interval
are for showing; the raw mean of six people would send somebody chasing noise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from .student import z


@dataclass(frozen=True)
class Site:
    """One place: the figure to show, its interval, and how far (0 to 1) it leans on the others."""

    shown: float
    low: float
    high: float
    leans: float


@dataclass(frozen=True)
class Sites:
    """All places, in the order given, the figure of them together, and how much they truly differ (variance)."""

    each: tuple[Site, ...]
    together: float
    between: float


def shrink(raw: Sequence[float], variances: Sequence[float], confidence: float = 0.95) -> Sites | None:
    """`raw` are means in the yardstick's points, `variances` their squared standard errors; None for no place."""
    if any(variance <= 0 for variance in variances):
        raise ValueError("each place needs a variance above 0")
    if not raw:
        return None
    between = _between(raw, variances)
    weights = [1 / (variance + between) for variance in variances]
    together = _weighted(raw, weights)
    width = z(confidence)
    each = []
    for value, variance in zip(raw, variances, strict=True):
        leans = variance / (variance + between)
        shown = together + (1 - leans) * (value - together)
        half = width * sqrt((1 - leans) * variance + leans**2 / sum(weights))
        each.append(Site(shown, shown - half, shown + half, leans))
    return Sites(tuple(each), together, between)


def _between(raw: Sequence[float], variances: Sequence[float]) -> float:
    weights = [1 / variance for variance in variances]
    total = sum(weights)
    mean = _weighted(raw, weights)
    apart = sum(weight * (value - mean) ** 2 for weight, value in zip(weights, raw, strict=True))
    scale = total - sum(weight**2 for weight in weights) / total
    return max(0.0, (apart - (len(raw) - 1)) / scale) if scale > 1e-12 * total else 0.0


def _weighted(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True)) / sum(weights)
