"""The proof that comes with every solution: no matching whatever can be worth more than the bound.

Any prices give a bound (weak duality); the solver's prices give one that equals the value. Computed here from the
problem alone, by other code than the search, and again by `proofs/choosing/judge.py` with no code in common.
"""

from dataclasses import dataclass

import numpy as np

from .problem import Problem, Refused


@dataclass(frozen=True)
class Certificate:
    """Points. `gap` 0 proves the optimum."""

    value: int
    bound: int
    met: int

    @property
    def gap(self) -> int:
        return self.bound - self.value

    @property
    def is_optimal(self) -> bool:
        return self.gap == 0

    @property
    def gap_percent(self) -> float:
        return 100 * self.gap / self.bound if self.bound else 0.0

    def __str__(self) -> str:
        proved = (
            "optimal, proved"
            if self.is_optimal
            else f"at most {self.gap} points ({self.gap_percent:.4f} %) from it"
        )
        return f"{self.met} people met, value {self.value}, bound {self.bound}: {proved}"


def certificate(problem: Problem, match: np.ndarray, price: np.ndarray) -> Certificate:
    """`match` (n,) peers or -1, `price` (p,). Raises Refused when the matching itself breaks the problem."""
    return Certificate(value_of(problem, match), bound_of(problem, price), int(np.count_nonzero(match >= 0)))


def value_of(problem: Problem, match: np.ndarray) -> int:
    """What a matching is worth; each peer's companionships fill the cheapest places first."""
    people = np.flatnonzero(match >= 0)
    chosen = match[people]
    if len(chosen) and chosen.max() >= problem.peers:
        raise Refused("somebody is matched with a peer who does not exist")
    used = np.bincount(chosen, minlength=problem.peers)
    over = used > problem.room
    if over.any():
        raise Refused(f"peer {int(over.argmax())} has more companionships than places")
    return int(_values(problem, people, chosen).sum()) - int(problem.cost[first_places(problem, used)].sum())


def bound_of(problem: Problem, price: np.ndarray) -> int:
    """Everybody's best gain and every place's best profit at these prices: nothing can be worth more."""
    owner = np.repeat(np.arange(problem.peers), problem.room)
    profit = np.maximum(price[owner] - problem.cost[first_places(problem, problem.room)], 0)
    return int(profit.sum()) + int(gains(problem, price).sum())


def first_places(problem: Problem, count: np.ndarray) -> np.ndarray:
    """The first `count[j]` places of each peer, as numbers into `cost`."""
    begins = np.cumsum(count) - count
    return np.arange(int(count.sum())) - np.repeat(begins, count) + np.repeat(problem.place, count)


def gains(problem: Problem, price: np.ndarray) -> np.ndarray:
    """(n,) the most each participant could gain, staying unmatched included."""
    best = np.zeros(problem.participants, np.int64)
    some = np.flatnonzero(problem.end > problem.row)
    if len(some):
        edges = np.stack([problem.row[some], problem.end[some]], axis=1).ravel()
        each = np.append(problem.value - price[problem.peer], 0)
        best[some] = np.maximum(np.maximum.reduceat(each, edges)[::2], 0)
    return best


def _values(problem: Problem, people: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """The value of each matched pair; Refused when it could never meet. Rows rise, so halving finds it."""
    low, high = problem.row[people].copy(), problem.end[people].copy()
    end = high.copy()
    while (low < high).any():
        middle = (low + high) // 2
        open_ = low < high
        right = open_ & (problem.peer[np.minimum(middle, max(len(problem.peer) - 1, 0))] < chosen)
        low = np.where(right, middle + 1, low)
        high = np.where(open_ & ~right, middle, high)
    missing = low >= end
    if len(people):
        missing |= problem.peer[np.minimum(low, max(len(problem.peer) - 1, 0))] != chosen
    if missing.any():
        raise Refused(
            f"participant {int(people[missing.argmax()])} is matched with somebody they could not meet"
        )
    return problem.value[low]
