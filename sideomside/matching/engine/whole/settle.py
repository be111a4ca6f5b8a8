"""From near to exact: take over the prices of the auction and every match that is still right at them."""

import numpy as np

from .compiled import compiled, either
from .problem import Problem
from .standing import NOBODY, SKY, Standing, best_gain, come, next_cost, nobody_yet


def settle(problem: Problem, low: np.ndarray, wanted: np.ndarray) -> Standing:
    """A standing that keeps every promise but these two: somebody unmatched may still gain, a place be too dear.

    `low` is a price for each peer, `wanted` the peer each person sat at, or NOBODY. Both are only advice.
    """
    at = nobody_yet(problem)
    at.price[:] = low
    first = np.full(len(low), SKY, np.int64)
    has = problem.room > 0
    first[has] = problem.cost[problem.place[has]]
    np.maximum(at.price, first, out=at.price)
    _gains(problem, at)
    _keep(problem, at, wanted)
    _take_what_is_free(problem, at)
    return at


@compiled
def _gains(problem: Problem, at: Standing) -> None:
    for one in range(len(at.gain)):
        at.gain[one] = best_gain(problem, at.price, one)


@compiled
def _keep(problem: Problem, at: Standing, wanted: np.ndarray) -> None:
    for one in range(len(at.gain)):
        if wanted[one] != NOBODY:
            _sit_where(problem, at, one, wanted[one])


@compiled
def _take_what_is_free(problem: Problem, at: Standing) -> None:
    for one in range(len(at.gain)):
        if at.match[one] == NOBODY and at.gain[one] > 0:
            _sit_where(problem, at, one, NOBODY)


def _sit_where_one_by_one(problem: Problem, at: Standing, one: int, wanted: int) -> None:
    """At that peer, or at any, if nothing gains more and there is a place for no more than the price."""
    for pair in range(problem.row[one], problem.end[one]):
        peer = problem.peer[pair]
        if wanted != NOBODY and peer != wanted:
            continue
        tight = problem.value[pair] - at.price[peer] == at.gain[one]
        if tight and next_cost(problem, at, peer) <= at.price[peer]:
            come(problem, at, one, peer)
            return


def _sit_where_at_once(problem: Problem, at: Standing, one: int, wanted: int) -> None:
    part = slice(problem.row[one], problem.end[one])
    peers = problem.peer[part]
    tight = peers[problem.value[part] - at.price[peers] == at.gain[one]]
    for peer in tight.tolist() if wanted == NOBODY else tight[tight == wanted].tolist():
        if next_cost(problem, at, peer) <= at.price[peer]:
            come(problem, at, one, peer)
            return


_sit_where = either(_sit_where_one_by_one, _sit_where_at_once)
