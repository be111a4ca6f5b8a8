"""The best two from either side: what somebody would gain most by, and what the next best would bring."""

import numpy as np

from .compiled import either
from .problem import Problem
from .standing import NOBODY, SKY


def _best_two_one_by_one(problem: Problem, low: np.ndarray, one: int) -> tuple[int, int, int]:
    """The peer who gains most, that gain, and the gain of the best other way, staying unmatched included."""
    peer, first, second = NOBODY, 0, 0
    for pair in range(problem.row[one], problem.end[one]):
        gain = problem.value[pair] - low[problem.peer[pair]]
        if gain > second:
            if gain > first:
                peer, first, second = problem.peer[pair], gain, first
            else:
                second = gain
    return peer, first, second


def _best_two_at_once(problem: Problem, low: np.ndarray, one: int) -> tuple[int, int, int]:
    part = slice(problem.row[one], problem.end[one])
    peers = problem.peer[part]
    gain = problem.value[part] - low[peers]
    best = int(gain.argmax()) if len(gain) else 0
    if not len(gain) or gain[best] <= 0:
        return NOBODY, 0, 0
    first = int(gain[best])
    gain[best] = 0
    return int(peers[best]), first, max(int(gain.max()), 0)


best_two = either(_best_two_one_by_one, _best_two_at_once)


def _keenest_two_one_by_one(problem: Problem, gain: np.ndarray, peer: int) -> tuple[int, int, int, int]:
    """Who would pay most for this peer, the value of that pair, and the two highest offers."""
    one, value, first, second = NOBODY, 0, -SKY, -SKY
    for pair in range(problem.column[peer], problem.column_end[peer]):
        offer = problem.worth[pair] - gain[problem.person[pair]]
        if offer > second:
            if offer > first:
                one, value, first, second = problem.person[pair], problem.worth[pair], offer, first
            else:
                second = offer
    return one, value, first, second


def _keenest_two_at_once(problem: Problem, gain: np.ndarray, peer: int) -> tuple[int, int, int, int]:
    part = slice(problem.column[peer], problem.column_end[peer])
    people = problem.person[part]
    offers = problem.worth[part] - gain[people]
    if not len(offers):
        return NOBODY, 0, -SKY, -SKY
    best = int(offers.argmax())
    first = int(offers[best])
    offers[best] = -SKY
    return int(people[best]), int(problem.worth[part][best]), first, int(offers.max())


keenest_two = either(_keenest_two_one_by_one, _keenest_two_at_once)
