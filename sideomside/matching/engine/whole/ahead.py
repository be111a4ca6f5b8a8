"""What a set of rules does to people: to those who wait now, and to those who may come in the half year ahead.

Nothing here is a forecast of anybody. Arrivals are drawn, with a fixed seed, from the wishes of those who wait and
of those who came lately, so that two sets of rules meet the same invented people week by week.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..sides import Candidate, Seeker
from ..weights import Weights
from .standing import NOBODY
from .tonight import scene, solved

WEEKS = 26
STAYS = 26
"""Weeks a companionship lasts in the invented half year: the place is taken so long."""


@dataclass(frozen=True)
class Fate:
    """One who waits or comes: whom the wishes are copied from, how long they have waited, and whether they meet."""

    like: str
    days: int
    met: bool


def fates_now(
    seekers: Sequence[Seeker], candidates: Sequence[Candidate], weights: Weights, secret: bytes
) -> list[Fate]:
    """Everybody who waits today."""
    here = scene(seekers, candidates, weights, secret)
    match = solved(here).at.match
    return [Fate(one.id, one.waiting_days, match[row] != NOBODY) for row, one in enumerate(here.seekers)]


def fates_ahead(
    seekers: Sequence[Seeker],
    like: Sequence[Seeker],
    candidates: Sequence[Candidate],
    weights: Weights,
    a_week: float,
    seed: int,
) -> list[Fate]:
    """Those who wait now and those who come, after half a year; `days` is until they met, or until the end."""
    chance = np.random.default_rng(seed)
    names = {one.id: one.id for one in seekers}
    waiting, fates = list(seekers), list[Fate]()
    taken: list[tuple[int, str]] = []
    for week in range(WEEKS):
        come = (
            [like[int(spot)] for spot in chance.integers(0, len(like), int(chance.poisson(a_week)))]
            if like
            else []
        )
        for number, one in enumerate(come):
            names[f"{week}/{number}"] = one.id
            waiting.append(replace(one, id=f"{week}/{number}", waiting_days=0, do_not_meet=frozenset()))
        taken = [(until, peer) for until, peer in taken if until > week]
        met = _met(waiting, _busy(candidates, [peer for _until, peer in taken]), weights)
        taken += [(week + STAYS, peer) for peer in met.values()]
        fates += [Fate(names[one.id], one.waiting_days, True) for one in waiting if one.id in met]
        waiting = [replace(one, waiting_days=one.waiting_days + 7) for one in waiting if one.id not in met]
    return fates + [Fate(names[one.id], one.waiting_days, False) for one in waiting]


def _busy(candidates: Sequence[Candidate], taken: list[str]) -> list[Candidate]:
    return [replace(one, load=min(one.capacity, one.load + taken.count(one.id))) for one in candidates]


def _met(waiting: Sequence[Seeker], candidates: Sequence[Candidate], weights: Weights) -> dict[str, str]:
    """The secret is nobody's: these people do not exist."""
    here = scene(waiting, candidates, weights, b"invented")
    match = solved(here).at.match
    return {
        one.id: here.candidates[int(match[row])].id
        for row, one in enumerate(here.seekers)
        if match[row] != NOBODY
    }
