"""Fits of many pairs at once: the same whole numbers as `fit.fit`, from columns instead of one person at a time."""

from dataclasses import dataclass

import numpy as np

from ..fit import FULL
from ..weights import TERMS, Weights
from .people import Participants, Peers

UNSAID = -1
BYTES = np.arange(256)


@dataclass(frozen=True)
class Wishes:
    """What was wished for beyond the musts. `rather` and `offers` have a column for each kind of wish."""

    rather: np.ndarray  # (n, w) uint64, 0 where nothing was wished
    offers: np.ndarray  # (p, w) uint64
    most_important: np.ndarray  # (n,) int: the number of a term in weights.TERMS, or -1
    rarity: np.ndarray  # (bytes, 256) int: what sharing themes counts, from `rarity_table`


def fits(
    both: tuple[Participants, Peers], wishes: Wishes, weights: Weights, person: np.ndarray, peer: np.ndarray
) -> np.ndarray:
    """(m,) int64 from 0 to 1000: the weighted mean of the terms that can be judged, the most important twice."""
    total, weight = np.zeros(len(peer), np.int64), np.zeros(len(peer), np.int64)
    for number, (name, term) in enumerate(
        zip(TERMS, terms(both, wishes, weights, person, peer), strict=True)
    ):
        counts = weights.of(name) * np.where(wishes.most_important[person] == number, 2, 1)
        counts = np.where(term == UNSAID, 0, counts)
        total, weight = total + counts * term, weight + counts
    return np.where(weight > 0, total // np.maximum(weight, 1), FULL)


def terms(
    both: tuple[Participants, Peers], wishes: Wishes, weights: Weights, person: np.ndarray, peer: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Themes, nearness, times, wishes: each (m,) from 0 to 1000, UNSAID where too little was said."""
    one, other = both
    own = one.themes[person]
    asked = rarity_of(own, wishes.rarity)
    shared = rarity_of(own & other.themes[peer], wishes.rarity)
    themes = np.where(asked > 0, FULL * shared // np.maximum(asked, 1), UNSAID)
    mine, theirs = one.slots[person], other.slots[peer]
    many = np.bitwise_count(mine & theirs).astype(np.int64)
    times = np.minimum(FULL, FULL * many // weights.full_slots)
    said = (mine != 0) & (theirs != 0)
    return (
        themes,
        _nearness(one, other, person, peer),
        np.where(said, times, UNSAID),
        _met(wishes, person, peer),
    )


def rarity_table(rarity: np.ndarray) -> np.ndarray:
    """Sums of rarities for every byte of themes, so that a set of bits is looked up and not counted."""
    bytes_ = np.pad(rarity.astype(np.int64), (0, -len(rarity) % 8)).reshape(-1, 8)
    return bytes_ @ ((BYTES[:, None] >> np.arange(8)) & 1).T


def rarity_of(themes: np.ndarray, table: np.ndarray) -> np.ndarray:
    """The rarities of all themes in each set of bits, added up byte by byte."""
    total, words = np.zeros(len(themes), np.int64), themes if themes.ndim > 1 else themes[:, None]
    for number, sums in enumerate(table):
        word = words[:, number // 8]
        total += sums[((word >> np.uint64(8 * (number % 8))) & np.uint64(255)).astype(np.intp)]
    return total


def _nearness(one: Participants, other: Peers, person: np.ndarray, peer: np.ndarray) -> np.ndarray:
    """Full when next door, none at one and a half times the reach; areas stand in where there is no measure."""
    across, along = other.x[peer] - one.x[person], other.y[peer] - one.y[person]
    away = np.floor(np.sqrt((across * across + along * along).astype(np.float64)))
    far = 3 * np.floor(np.sqrt(one.near[person].astype(np.float64)))
    measured = ~np.isnan(away) & (far > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        near = np.maximum(0, np.floor(FULL * (far - 2 * away) / far))
    areas, theirs = one.areas[person], other.areas[peer]
    said = areas.any(axis=1) & theirs.any(axis=1)
    by_area = np.where(said, np.where((areas & theirs).any(axis=1), FULL, 0), UNSAID)
    return np.where(measured, near, by_area).astype(np.int64)


def _met(wishes: Wishes, person: np.ndarray, peer: np.ndarray) -> np.ndarray:
    rather = wishes.rather[person]
    said = np.count_nonzero(rather, axis=1)
    met = np.count_nonzero(rather & wishes.offers[peer], axis=1)
    return np.where(said > 0, FULL * met // np.maximum(said, 1), UNSAID)
