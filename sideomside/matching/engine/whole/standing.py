"""Where things stand: who is matched with whom, and the prices that prove that nothing better exists."""

from typing import NamedTuple

import numpy as np

from .compiled import compiled, either
from .heap import Heap, heap
from .problem import Problem

NOBODY = -1
SKY = 2**60
"""What a place costs that is not there."""


class Standing(NamedTuple):
    """Prices p and gains g with g_i + p_j >= value_ij for every pair, and equality for every match.

    A peer with x companionships has a price between the cost of the x-th place and that of the next one;
    whoever is unmatched has gain 0. When all of this holds, the matching is the best there is.
    """

    price: np.ndarray  # (p,) int64
    gain: np.ndarray  # (n,) int64
    match: np.ndarray  # (n,) int32, a peer or NOBODY
    used: np.ndarray  # (p,) int32, companionships of each peer
    guests: np.ndarray  # (k,) int32: those of peer j are guests[place[j]:place[j] + used[j]]
    spot: np.ndarray  # (n,) int32, where in guests each stands
    via: np.ndarray  # (max(n, p),) int32, for the search: who led here
    order: np.ndarray  # (max(n, p),) int32, for the search: whom it has passed
    led: np.ndarray  # (p,) int32, for the search: who led to each peer
    near: Heap


def nobody_yet(problem: Problem) -> Standing:
    """Nobody matched, every price at cost, every gain as large as those prices allow."""
    n, p, k = len(problem.row), len(problem.place), len(problem.cost)
    size = max(n, p, 1)
    return Standing(
        np.zeros(p, np.int64),
        np.zeros(n, np.int64),
        np.full(n, NOBODY, np.int32),
        np.zeros(p, np.int32),
        np.full(k, NOBODY, np.int32),
        np.full(n, NOBODY, np.int32),
        np.full(size, NOBODY, np.int32),
        np.zeros(size, np.int32),
        np.full(p, NOBODY, np.int32),
        heap(size),
    )


@compiled
def come(problem: Problem, at: Standing, one: int, peer: int) -> None:
    """Into the next free place of a peer."""
    spot = problem.place[peer] + at.used[peer]
    at.guests[spot] = one
    at.spot[one] = spot
    at.match[one] = peer
    at.used[peer] += 1


@compiled
def leave(problem: Problem, at: Standing, one: int) -> int:
    """Out of the place; the last guest moves up so that none stands empty between two."""
    peer = at.match[one]
    at.used[peer] -= 1
    last = problem.place[peer] + at.used[peer]
    other = at.guests[last]
    at.guests[at.spot[one]] = other
    at.spot[other] = at.spot[one]
    at.guests[last] = NOBODY
    at.match[one] = NOBODY
    at.spot[one] = NOBODY
    return peer


@compiled
def next_cost(problem: Problem, at: Standing, peer: int) -> int:
    """What one more companionship would cost this peer; as high as the sky when there is no room."""
    if at.used[peer] >= problem.room[peer]:
        return SKY
    return problem.cost[problem.place[peer] + at.used[peer]]


@compiled
def last_cost(problem: Problem, at: Standing, peer: int) -> int:
    """What the latest companionship costs; nothing is too low for a peer who has none."""
    if at.used[peer] == 0:
        return -SKY
    return problem.cost[problem.place[peer] + at.used[peer] - 1]


def _best_gain_one_by_one(problem: Problem, price: np.ndarray, one: int) -> int:
    """The most anybody could gain at these prices, staying unmatched included."""
    best = 0
    for pair in range(problem.row[one], problem.end[one]):
        best = max(best, problem.value[pair] - price[problem.peer[pair]])
    return best


def _best_gain_at_once(problem: Problem, price: np.ndarray, one: int) -> int:
    part = slice(problem.row[one], problem.end[one])
    return int((problem.value[part] - price[problem.peer[part]]).max(initial=0))


best_gain = either(_best_gain_one_by_one, _best_gain_at_once)
