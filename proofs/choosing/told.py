"""An invented country as the engine reads it: columns of bits, and points by the benchmark's own formula."""

import numpy as np

from proofs.choosing.country import PHONE, Country
from sideomside.matching.engine.whole.meeting import Pairs
from sideomside.matching.engine.whole.people import Participants, Peers
from sideomside.matching.engine.whole.points import Wishes, rarity_of, rarity_table
from sideomside.matching.engine.whole.problem import Problem, problem

LOAD = np.array([0, 50, 120, 210])
TIER_DAYS, TIER_POINTS = (30, 90, 180), np.array([4000, 8000, 12_000, 16_000])
CHUNK = 1_000_000
BY_GAP = np.array([0.3, 0.6, 1.0, 0.6, 0.3, 0.3])  # how many stages further along, synthetic


def sides(country: Country) -> tuple[Participants, Peers]:
    """The synthetic stage becomes one more must: the bits of all stages above one's own."""
    one, other = country.participants, country.peers
    above = np.uint64(63) & ~((np.uint64(2) << one.stage.astype(np.uint64)) - np.uint64(1))
    gender = np.where(country.gender_must < 0, 0, 1 << np.maximum(country.gender_must, 0)).astype(np.uint64)
    near = np.square(country.radius).astype(np.float32)
    phone = (one.formats & PHONE) > 0
    people = Participants(
        languages=_bits(one, "languages"),
        themes=_bits(one, "themes"),
        need=country.need.astype(np.int64),
        formats=_bits(one, "formats"),
        slots=_bits(one, "slots"),
        phone=phone,
        asks=np.stack([gender, above], axis=1),
        areas=np.zeros((len(one.x), 0), np.uint64),
        x=one.x,
        y=one.y,
        near=near,
        by_phone=np.where(phone, 16 * near, near),
    )
    peers = Peers(
        languages=_bits(other, "languages"),
        themes=_bits(other, "themes"),
        formats=_bits(other, "formats"),
        slots=_bits(other, "slots"),
        phone=(other.formats & PHONE) > 0,
        offers=np.stack(
            [np.uint64(1) << each.astype(np.uint64) for each in (other.gender, other.stage)], axis=1
        ),
        areas=np.zeros((len(other.x), 0), np.uint64),
        x=other.x,
        y=other.y,
        open=np.ones(len(other.x), bool),
    )
    return people, peers


def _bits(side: object, name: str) -> np.ndarray:
    return np.asarray(getattr(side, name)).astype(np.uint64)


def fit(country: Country, pairs: Pairs) -> np.ndarray:
    """(m,) int64, 0..1000, in blocks to spare memory. The draw of the words' part follows the order of pairs."""
    words = np.random.default_rng(8).beta(2, 3, len(pairs.peer)).astype(np.float32)
    person = pairs.participant
    points = np.empty(len(person), np.int64)
    for begin in range(0, len(person), CHUNK):
        part = slice(begin, begin + CHUNK)
        points[part] = _fit(country, person[part], pairs.peer[part], words[part])
    return points


def _fit(country: Country, i: np.ndarray, j: np.ndarray, words: np.ndarray) -> np.ndarray:
    one, other = country.participants, country.peers
    table = rarity_table(country.rarity)
    shared = rarity_of(one.themes[i] & other.themes[j], table) / rarity_of(one.themes[i], table)
    across, along = one.x[i] - other.x[j], one.y[i] - other.y[j]
    away = np.sqrt((across * across + along * along).astype(np.float64))
    near = np.maximum(0, 1 - away / (1.5 * country.radius[i]))
    times = np.minimum(1, np.bitwise_count(one.slots[i] & other.slots[j]) / 4)
    gap = BY_GAP[(other.stage[j] - one.stage[i]).astype(np.int64)]
    total = 450 * shared + 150 * near + 100 * times + 50 * gap + 250 * words.astype(np.float64)
    return total.astype(np.int64)


def benchmark_value(country: Country, pairs: Pairs, fits: np.ndarray) -> np.ndarray:
    return fits + 500 + 3 * np.minimum(country.wait, 300)[pairs.participant]


def tier_value(country: Country, pairs: Pairs, fits: np.ndarray) -> np.ndarray:
    return fits + TIER_POINTS[np.searchsorted(TIER_DAYS, country.wait, side="right")][pairs.participant]


def as_problem(country: Country, pairs: Pairs, value: np.ndarray) -> Problem:
    return problem(row=pairs.row, peer=pairs.peer, value=value, capacity=country.capacity, costs=LOAD)


def wishes(country: Country) -> Wishes:
    """The formats of the invented people stand in for wishes; every seventh finds times most important."""
    one, other = country.participants, country.peers
    most = np.where(np.arange(len(country.wait)) % 7 == 0, 2, -1)
    formats = _bits(one, "formats")[:, None], _bits(other, "formats")[:, None]
    return Wishes(*formats, most, rarity_table(country.rarity))
