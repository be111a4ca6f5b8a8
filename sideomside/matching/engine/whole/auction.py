"""The auction that comes near: free people bid for the places they like best, empty places lower their price.

Bertsekas' forward and reverse auction with shrinking steps, for people who may stay unmatched and peers with
several places (Bertsekas 1988, doi 10.1007/BF02186476; with Castañon 1992). It stops at a coarse step on purpose:
`paths` goes the last stretch exactly.
"""

from typing import NamedTuple

import numpy as np

from .bids import best_two, keenest_two
from .compiled import compiled
from .problem import Problem
from .standing import NOBODY, SKY


class Hall(NamedTuple):
    """What stands at any moment: each place's price and holder, each person's place and gain."""

    price: np.ndarray  # (k,) int64, never below the place's cost
    holder: np.ndarray  # (k,) int32, NOBODY when empty
    owner: np.ndarray  # (k,) int32, whose place it is
    low: np.ndarray  # (p,) int64, the lowest price at each peer
    seat: np.ndarray  # (n,) int32, NOBODY while unmatched
    gain: np.ndarray  # (n,) int64, value less price; 0 while unmatched


class Line(NamedTuple):
    """Those who wait for their turn, first come first served."""

    who: np.ndarray  # a ring
    ends: np.ndarray  # (2,): where it begins, how many stand in it


def hall_for(problem: Problem, low: np.ndarray | None = None) -> Hall:
    """Everybody free; prices at cost, or no lower than those of an earlier day."""
    n, k = len(problem.row), len(problem.cost)
    owner = np.repeat(np.arange(len(problem.place), dtype=np.int32), problem.room)
    price = problem.cost.copy() if low is None else np.maximum(problem.cost, low[owner])
    lowest = np.full(len(problem.place), SKY, np.int64)
    np.minimum.at(lowest, owner, price)
    free = np.full(k, NOBODY, np.int32)
    return Hall(price, free, owner, lowest, np.full(n, NOBODY, np.int32), np.zeros(n, np.int64))


def come_near(problem: Problem, hall: Hall, steps: tuple[int, ...]) -> None:
    """One round of the auction for each step, coarse first; prices carry over."""
    people = Line(np.empty(len(hall.seat) + 1, np.int32), np.zeros(2, np.int64))
    places = Line(np.empty(len(hall.price) + 1, np.int32), np.zeros(2, np.int64))
    for step in steps:
        _round(problem, hall, people, places, step)


@compiled
def _round(problem: Problem, hall: Hall, people: Line, places: Line, step: int) -> None:
    _rise(problem, hall, people, step)
    while people.ends[1] > 0:
        out = _bid(problem, hall, _next(people), step)
        if out != NOBODY:
            _join(people, out)
    _too_dear(problem, hall, places)
    while places.ends[1] > 0:
        left = _call(problem, hall, _next(places), step)
        if left != NOBODY:
            _join(places, left)


@compiled
def _too_dear(problem: Problem, hall: Hall, places: Line) -> None:
    for place in range(len(hall.price)):
        if hall.holder[place] == NOBODY and hall.price[place] > problem.cost[place]:
            _join(places, place)


@compiled
def _rise(problem: Problem, hall: Hall, people: Line, step: int) -> None:
    """Whoever sits worse than a step below the best leaves the seat and queues with those who have none."""
    for one in range(len(hall.seat)):
        if problem.row[one] == problem.end[one]:
            continue
        seat = hall.seat[one]
        if seat != NOBODY:
            _, best, _ = best_two(problem, hall.low, one)
            if hall.gain[one] >= max(best, 0) - step:
                continue
            hall.holder[seat] = NOBODY
            hall.seat[one] = NOBODY
            hall.gain[one] = 0
        _join(people, one)


@compiled
def _bid(problem: Problem, hall: Hall, one: int, step: int) -> int:
    """Take the best place at the highest price that still gains; returns who sat there."""
    peer, first, second = best_two(problem, hall.low, one)
    if peer == NOBODY:
        return NOBODY
    seat, dearer = _two_cheapest(problem, hall, peer)
    value = first + hall.low[peer]
    price = value - max(second, value - dearer) + step
    out = hall.holder[seat]
    if out != NOBODY:
        hall.seat[out] = NOBODY
        hall.gain[out] = 0
    _sit(hall, one, seat, price, value)
    hall.low[peer] = min(price, dearer)
    return out


@compiled
def _two_cheapest(problem: Problem, hall: Hall, peer: int) -> tuple[int, int]:
    """The cheapest place of a peer, and the price of the next."""
    seat, low, next_low = NOBODY, SKY, SKY
    for place in range(problem.place[peer], problem.place[peer] + problem.room[peer]):
        price = hall.price[place]
        if price < low:
            seat, low, next_low = place, price, low
        elif price < next_low:
            next_low = price
    return seat, next_low


@compiled
def _sit(hall: Hall, one: int, seat: int, price: int, value: int) -> None:
    hall.holder[seat] = one
    hall.price[seat] = price
    hall.seat[one] = seat
    hall.gain[one] = value - price


@compiled
def _call(problem: Problem, hall: Hall, place: int, step: int) -> int:
    """An empty place comes down in price until somebody would rather have it; returns the place they left."""
    peer, cost = hall.owner[place], problem.cost[place]
    one, value, first, second = keenest_two(problem, hall.gain, peer)
    if one == NOBODY or first < cost + step:
        hall.price[place] = cost
        hall.low[peer] = min(hall.low[peer], cost)
        return NOBODY
    price = min(hall.price[place], first - step, max(cost, second - step))
    left = hall.seat[one]
    if left != NOBODY:
        hall.holder[left] = NOBODY
    _sit(hall, one, place, price, value)
    hall.low[peer] = min(hall.low[peer], price)
    if left != NOBODY and hall.price[left] > problem.cost[left]:
        return left
    return NOBODY


@compiled
def _join(line: Line, one: int) -> None:
    line.who[(line.ends[0] + line.ends[1]) % len(line.who)] = one
    line.ends[1] += 1


@compiled
def _next(line: Line) -> int:
    one = line.who[line.ends[0]]
    line.ends[0] = (line.ends[0] + 1) % len(line.who)
    line.ends[1] -= 1
    return one
