"""What the prices tell besides the plan: whom to ask next, and where one more peer would help most."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .problem import Problem
from .standing import Standing

SMALL = 5
"""A cell of the recruitment map with fewer people is not shown."""


def fallbacks(problem: Problem, at: Standing, one: int, most: int = 3) -> list[int]:
    """Other peers for one participant, best first, with what others would give for the place taken off."""
    part = slice(problem.row[one], problem.end[one])
    peers, value = problem.peer[part], problem.value[part]
    others = (problem.room[peers] > 0) & (peers != at.match[one])
    peers, left = peers[others], (value - at.price[peers])[others]
    return peers[np.lexsort((peers, at.price[peers], -left))][:most].tolist()


def what_one_more_is_worth(
    column: np.ndarray, people: np.ndarray, worth: np.ndarray, gain: np.ndarray
) -> np.ndarray:
    """(h,) points the whole programme would gain by one more place for each of h imagined peers, free of load cost.

    The pairs of imagined peer h are column[h]:column[h + 1]: whom they could meet (`people`) and what for (`worth`).
    Exact for one place; `gain` (n,) comes from the standing.
    """
    if not len(people):
        return np.zeros(len(column) - 1, np.int64)
    more = np.append(worth - gain[people], 0)
    begins = np.minimum(column[:-1], len(people))
    best = np.maximum.reduceat(more, begins)
    return np.where(column[1:] > column[:-1], np.maximum(best, 0), 0)


@dataclass(frozen=True)
class Cell:
    """One kind of peer: its labels, how many who wait could meet such a peer, and what one more would be worth."""

    labels: tuple[str, ...]
    people: int
    worth: int


def recruitment_map(labels: Sequence[tuple[str, ...]], people: np.ndarray, worth: np.ndarray) -> list[Cell]:
    """Kinds of peers, those who would help most first. Cells with few people are left out, whatever they are worth."""
    cells = [
        Cell(name, int(n), int(w))
        for name, n, w in zip(labels, people, worth, strict=True)
        if n >= SMALL and w > 0
    ]
    return sorted(cells, key=lambda cell: (-cell.worth, cell.labels))
