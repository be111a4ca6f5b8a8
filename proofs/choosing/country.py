"""Invented countries, drawn in an exact order, so that anybody who follows docs/benchmark.md gets the same people.

Nobody here is real. `stage` is synthetic: the product asks nobody for one. Kilometres, days, points.
"""

from typing import Any, NamedTuple

import numpy as np

SIZES = {
    "S": (1000, 300, 1),
    "M": (10_000, 3000, 12),
    "L": (100_000, 25_000, 98),
    "XL": (1_000_000, 250_000, 980),
}
SEED = 7
THEMES, LANGUAGES, SLOTS = 60, 10, 21
FORMATS = (1, 2, 4, 3, 5, 7)  # bits: two people 1, in a group 2, on the phone 4
PHONE = 4


class Side(NamedTuple):
    """One row a person. `themes`, `languages`, `slots`, `formats` are bits; `gender` 0, 1 or 2."""

    x: np.ndarray  # km, float32
    y: np.ndarray
    themes: np.ndarray  # uint64
    languages: np.ndarray  # uint32
    slots: np.ndarray  # uint32
    gender: np.ndarray  # int8
    formats: np.ndarray  # uint8
    stage: np.ndarray  # int8, synthetic


class Country(NamedTuple):
    """Participants and peers with what each side says; pairs that must not meet as two columns of rows."""

    participants: Side
    peers: Side
    gender_must: np.ndarray  # int8, -1 where nothing is a must
    radius: np.ndarray  # km, int64
    need: np.ndarray
    wait: np.ndarray  # days
    capacity: np.ndarray
    apart: np.ndarray  # (k, 2)
    rarity: np.ndarray  # per theme


def invented(size: str, seed: int = SEED) -> Country:
    """The country of that size; the same for ever from the same seed."""
    people, peers, towns = SIZES[size]
    draw = np.random.default_rng(seed)
    width = 20.7 * np.sqrt(towns)
    centres = draw.uniform(0, width, (towns, 2))
    crowd = draw.lognormal(0, 0.9, towns)
    map_of = (centres, crowd / crowd.sum())
    popular = np.arange(1, THEMES + 1) ** -0.6
    popular = popular / popular.sum()
    one, other = (_drawn(draw, n, map_of, popular, k) for n, k in ((people, (2, 5)), (peers, (3, 7))))
    return _said(draw, one, other, np.rint(10 * np.log(1 / popular)).astype(np.int64))


def _drawn(
    draw: np.random.Generator,
    n: int,
    map_of: tuple[np.ndarray, np.ndarray],
    popular: np.ndarray,
    themes: tuple[int, int],
) -> dict[str, np.ndarray]:
    centres, crowd = map_of
    town = draw.choice(len(centres), n, p=crowd)
    at = (centres[town] + draw.normal(0, 4, (n, 2))).astype(np.float32)
    count = draw.integers(themes[0], themes[1] + 1, n)
    bits = _themes(draw, n, count, popular)
    languages = np.uint32(1) << draw.choice(LANGUAGES, n, p=[0.86] + [0.14 / 9] * 9).astype(np.uint32)
    languages |= (draw.random(n) < 0.45).astype(np.uint32) << np.uint32(1)
    languages |= (draw.random(n) < 0.06).astype(np.uint32)
    slots = np.zeros(n, np.uint32)
    likely = 0.20 if themes == (2, 5) else 0.25
    for slot in range(SLOTS):
        slots |= (draw.random(n) < likely).astype(np.uint32) << np.uint32(slot)
    slots |= np.uint32(1) << draw.integers(0, SLOTS, n).astype(np.uint32)
    return {
        "x": at[:, 0].copy(),
        "y": at[:, 1].copy(),
        "themes": bits,
        "languages": languages,
        "slots": slots,
    }


def _themes(draw: np.random.Generator, n: int, count: np.ndarray, popular: np.ndarray) -> np.ndarray:
    """The `count` best of sixty by Gumbel draws: sampling without replacement, in blocks to spare memory."""
    bits = np.zeros(n, np.uint64)
    for start in range(0, n, 50_000):
        end = min(n, start + 50_000)
        keys = draw.gumbel(size=(end - start, THEMES)) + np.log(popular)
        best = np.argsort(-keys, axis=1)[:, :7].astype(np.uint64)
        for rank in range(best.shape[1]):
            chosen = rank < count[start:end]
            bits[start:end] |= np.where(chosen, np.uint64(1) << best[:, rank], np.uint64(0))
    return bits


def _said(
    draw: np.random.Generator, one: dict[str, Any], other: dict[str, Any], rarity: np.ndarray
) -> Country:
    n, p = len(one["x"]), len(other["x"])
    one["gender"] = draw.choice(3, n, p=[0.62, 0.36, 0.02]).astype(np.int8)
    other["gender"] = draw.choice(3, p, p=[0.66, 0.32, 0.02]).astype(np.int8)
    must = np.where(draw.random(n) < 0.25, one["gender"], -1).astype(np.int8)
    one["formats"] = draw.choice(FORMATS, n, p=[0.35, 0.1, 0.1, 0.15, 0.15, 0.15]).astype(np.uint8)
    other["formats"] = draw.choice(FORMATS, p, p=[0.3, 0.1, 0.05, 0.2, 0.15, 0.2]).astype(np.uint8)
    radius = draw.choice([3, 5, 8, 12, 16], n, p=[0.15, 0.25, 0.3, 0.2, 0.1])
    need = draw.choice([1, 2], n, p=[0.6, 0.4])
    one["stage"] = draw.integers(0, 4, n).astype(np.int8)
    other["stage"] = draw.integers(2, 6, p).astype(np.int8)
    wait = np.minimum(draw.lognormal(3.4, 0.9, n), 400).astype(np.int64)
    capacity = draw.choice([1, 2, 3, 4], p, p=[0.3, 0.35, 0.2, 0.15])
    few = max(1, n // 200)
    apart = np.stack([draw.integers(0, n, few), draw.integers(0, p, few)], axis=1)
    return Country(
        Side(**one), Side(**other), must, radius, need, wait, capacity, np.unique(apart, axis=0), rarity
    )
