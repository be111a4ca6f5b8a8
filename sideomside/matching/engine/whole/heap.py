"""Who is nearest next: a heap that knows where everybody stands, so that a label can only fall."""

from typing import NamedTuple

import numpy as np

from .compiled import compiled

FAR = 2**61
DONE = -2
OUTSIDE = -1


class Heap(NamedTuple):
    """Labels of everyone touched in one search; `clear` forgets only those."""

    node: np.ndarray  # (size,) int32, the heap itself
    spot: np.ndarray  # (size,) int32, where each stands in it; OUTSIDE, or DONE when taken
    label: np.ndarray  # (size,) int64, distance so far; FAR when untouched
    touched: np.ndarray  # (size,) int32
    size: np.ndarray  # (2,) int64: in the heap, touched


def heap(size: int) -> Heap:
    return Heap(
        np.empty(size, np.int32),
        np.full(size, OUTSIDE, np.int32),
        np.full(size, FAR, np.int64),
        np.empty(size, np.int32),
        np.zeros(2, np.int64),
    )


@compiled
def clear(at: Heap) -> None:
    for index in range(at.size[1]):
        one = at.touched[index]
        at.label[one] = FAR
        at.spot[one] = OUTSIDE
    at.size[:] = 0


@compiled
def lower(at: Heap, one: int, label: int) -> None:
    """Somebody is nearer than we knew."""
    if at.label[one] == FAR:
        at.touched[at.size[1]] = one
        at.size[1] += 1
    at.label[one] = label
    spot = at.spot[one]
    if spot == OUTSIDE:
        spot = at.size[0]
        at.size[0] += 1
    while spot > 0:
        above = (spot - 1) >> 1
        other = at.node[above]
        if at.label[other] <= label:
            break
        at.node[spot] = other
        at.spot[other] = spot
        spot = above
    at.node[spot] = one
    at.spot[one] = spot


@compiled
def nearest(at: Heap) -> int:
    """Take the nearest out."""
    first = at.node[0]
    at.spot[first] = DONE
    at.size[0] -= 1
    size = at.size[0]
    if size > 0:
        _sink(at, at.node[size], size)
    return first


@compiled
def _sink(at: Heap, one: int, size: int) -> None:
    spot, label = 0, at.label[one]
    while 2 * spot + 1 < size:
        below = 2 * spot + 1
        if below + 1 < size and at.label[at.node[below + 1]] < at.label[at.node[below]]:
            below += 1
        other = at.node[below]
        if at.label[other] >= label:
            break
        at.node[spot] = other
        at.spot[other] = spot
        spot = below
    at.node[spot] = one
    at.spot[one] = spot
