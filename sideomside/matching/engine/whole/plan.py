"""Tonight's plan: the best matching, and between equally good ones the one that serves those who waited longest.

Whoever still stands alike is ordered by a keyed hash of the opaque ids. In which order anybody's row was handed in
changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..ties import tie_key
from .meeting import Pairs
from .problem import Problem, Refused, problem, whole
from .solve import STEPS, Solution, solve


@dataclass(frozen=True)
class Plan:
    """`match[i]` is a peer's row, or -1, in the order in which people were handed in. Points as they were given."""

    match: np.ndarray
    price: np.ndarray  # (p,) float: what a place is worth to those who wait
    gain: np.ndarray  # (n,) float
    value: int
    bound: int
    met: int
    engine: str


@dataclass(frozen=True)
class Waiting:
    """Who waits, and since when; who could walk with them, and how much room they have."""

    participants: Sequence[str]
    days: np.ndarray  # (n,)
    peers: Sequence[str]
    capacity: np.ndarray  # (p,)
    costs: np.ndarray


def plan(waiting: Waiting, pairs: Pairs, points: np.ndarray, secret: bytes) -> Plan:
    """`points` (m,) whole numbers, one for each pair. Raises Refused on ids that stand twice."""
    people, peers = _order(waiting, secret)
    days = whole("days", waiting.days)
    if days.min(initial=0) < 0:
        raise Refused("days: nobody has waited less than no time")
    stretch = 1 + int(np.sort(days)[::-1][: int(np.sum(waiting.capacity))].sum())
    value = whole("points", points) * stretch + np.repeat(days, np.diff(pairs.row))
    turned = _turned(waiting, Pairs(pairs.row, pairs.peer), value, (people, peers), stretch)
    found = solve(turned, tuple(step * stretch for step in STEPS))
    return _back(found, people, peers, stretch)


def _order(waiting: Waiting, secret: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Rows in the order in which the solver sees them."""
    orders = []
    for name, ids in (("participants", waiting.participants), ("peers", waiting.peers)):
        if len(set(ids)) != len(ids):
            raise Refused(f"{name}: an id stands twice")
        keys = [tie_key(secret, each, name) for each in ids]
        orders.append(np.array(sorted(range(len(ids)), key=keys.__getitem__), np.int64))
    return orders[0], orders[1]


def _turned(
    waiting: Waiting, pairs: Pairs, value: np.ndarray, orders: tuple[np.ndarray, np.ndarray], stretch: int
) -> Problem:
    """The same problem with everybody in the solver's order, points stretched so that days fit in between."""
    people, peers = orders
    rank = np.empty(len(peers), np.int64)
    rank[peers] = np.arange(len(peers))
    length = np.diff(pairs.row)[people]
    row = np.concatenate([[0], np.cumsum(length)])
    source = np.arange(row[-1]) + np.repeat(pairs.row[people] - row[:-1], length)
    seen = rank[pairs.peer[source]]
    order = np.argsort(np.repeat(np.arange(len(people)), length) * len(peers) + seen, kind="stable")
    costs = whole("costs", waiting.costs) * stretch
    return problem(
        row=row,
        peer=seen[order],
        value=value[source][order],
        capacity=np.asarray(waiting.capacity)[peers],
        costs=costs if costs.ndim == 1 else costs[peers],
    )


def _back(found: Solution, people: np.ndarray, peers: np.ndarray, stretch: int) -> Plan:
    match = np.full(len(people), -1, np.int64)
    match[people] = np.where(found.match >= 0, peers[found.match] if len(peers) else -1, -1)
    price, gain = np.empty(len(peers)), np.empty(len(people))
    price[peers], gain[people] = found.price / stretch, found.standing.gain / stretch
    proof = found.certificate
    return Plan(match, price, gain, proof.value // stretch, proof.bound // stretch, proof.met, found.engine)
