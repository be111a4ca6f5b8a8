"""One who comes and one who helps, each drawn whole at once, so that plans cannot change them."""

from itertools import accumulate
from math import gamma, inf, log
from random import Random
from typing import NamedTuple

from .inputs import QUARTER, YEAR, Inputs

TRIES = 4
"""How many companionships are drawn ahead for each person; whoever needs more begins with the first again."""
LONGEST = 20 * YEAR


class Person(NamedTuple):
    """What one who comes brings. Masks have one bit for each theme, zone, tongue and gender that would do."""

    arrives: float
    themes: int
    zones: int
    tongues: int
    genders: int
    likes_group: bool
    goes_on: bool
    patience: tuple[float, ...]
    answers: tuple[float, ...]
    meets: tuple[bool, ...]
    stays: tuple[float, ...]


class Peer(NamedTuple):
    """What one who helps brings. `rests` holds pairs of days from start and length.

    `age` is how long somebody has been here already when they start, and `stays` how much longer they will be.
    """

    starts: float
    age: float
    stays: float
    places: int
    themes: int
    zone: int
    tongues: int
    gender: int
    rests: tuple[tuple[float, float], ...]


def person(
    rng: Random, inputs: Inputs, now: float, themes: list[float], zones: list[tuple[float, int]]
) -> Person:
    uniform = rng.random
    wish = uniform()
    genders = 1 if wish < inputs.wish_woman else 2 if wish < inputs.wish_woman + inputs.wish_man else 3
    turn = uniform()
    return Person(
        now,
        _some_themes(rng, inputs, themes),
        next(mask for share, mask in zones if turn < share),
        2 if uniform() < inputs.other_tongue else 1,
        genders,
        uniform() < inputs.would_like_group,
        uniform() < inputs.then_one_to_one,
        tuple(-log(1 - uniform()) * inputs.patience_days for _ in range(TRIES)),
        tuple(_gamma_two(uniform(), uniform()) * inputs.answer_days for _ in range(TRIES)),
        tuple(uniform() >= inputs.never_meet for _ in range(TRIES)),
        tuple(_length(rng, inputs) for _ in range(TRIES)),
    )


def peer(rng: Random, inputs: Inputs, quarter: int) -> Peer:
    uniform = rng.random
    starts = max(0.0, quarter * QUARTER + inputs.training_days) if quarter >= 0 else 0.0
    age = uniform() * inputs.stay_days
    age = age if quarter == -1 else 0.0
    stays = _stays_on(1 - uniform(), age, inputs)
    begins = uniform() < inputs.starts_after_training or quarter < 0
    turn = uniform()
    places = 1 + next(n for n, share in enumerate(_rising(inputs.capacity)) if turn < share)
    zone = uniform()
    return Peer(
        starts if begins else inf,
        age,
        stays,
        places,
        _some_themes(rng, inputs, rising_themes(inputs)),
        1 << next(n for n, share in enumerate(_rising(inputs.zones)) if zone < share),
        3 if uniform() < inputs.peers_with_both_tongues else 1,
        1 if uniform() < inputs.women_among_peers else 2,
        tuple(_rests(rng, inputs, min(stays, LONGEST))),
    )


def _rests(rng: Random, inputs: Inputs, until: float) -> list[tuple[float, float]]:
    found, day = [], rng.expovariate(1 / inputs.rests_every_days)
    while day < until:
        length = rng.expovariate(1 / inputs.rest_days)
        found.append((day, length))
        day += length + rng.expovariate(1 / inputs.rests_every_days)
    return found


def _length(rng: Random, inputs: Inputs) -> float:
    uniform = rng.random
    if uniform() < inputs.early_share:
        return inputs.early_least - log(1 - uniform()) * inputs.early_days
    product = (1 - uniform()) * (1 - uniform()) * (1 - uniform()) * (1 - uniform())
    return inputs.whole_least - log(product) * inputs.whole_days / 4


def _some_themes(rng: Random, inputs: Inputs, rising: list[float]) -> int:
    """One to three of them, the common ones more often."""
    uniform = rng.random
    wanted = 1 + (uniform() < inputs.second_theme)
    wanted += wanted == 2 and uniform() < inputs.third_theme / inputs.second_theme
    mask = 0
    while mask.bit_count() < min(wanted, inputs.themes):
        turn = uniform()
        mask |= 1 << next(n for n, share in enumerate(rising) if turn < share)
    return mask


def rising_themes(inputs: Inputs) -> list[float]:
    return _rising(tuple((n + 1) ** -inputs.theme_slope for n in range(inputs.themes)))


def adjoining(inputs: Inputs) -> list[tuple[float, int]]:
    """Zones lie in a row; one's own and the next ones would do."""
    shares = _rising(inputs.zones)
    whole = (1 << len(shares)) - 1
    return [(share, ((7 << n) >> 1) & whole) for n, share in enumerate(shares)]


def _rising(shares: tuple[float, ...]) -> list[float]:
    total = sum(shares)
    return [*(share / total for share in list(accumulate(shares))[:-1]), 1.0]


def _gamma_two(one: float, other: float) -> float:
    """Gamma with shape 2 and mean 1."""
    return -log((1 - one) * (1 - other)) / 2


def _stays_on(turn: float, age: float, inputs: Inputs) -> float:
    """Weibull, for somebody who has already stayed `age` days."""
    scale, shape = stay_scale(inputs), inputs.stay_shape
    whole: float = scale * ((age / scale) ** shape - log(turn)) ** (1 / shape)
    return whole - age


def stay_scale(inputs: Inputs) -> float:
    return inputs.stay_days / gamma(1 + 1 / inputs.stay_shape)
