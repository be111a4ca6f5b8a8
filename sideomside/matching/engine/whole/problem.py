"""The problem as arrays: who could meet whom, what each pair is worth, and what each further place costs."""

from typing import NamedTuple

import numpy as np

from .compiled import either

MOST = 2**62
"""No sum over everybody may reach this, so that nothing leaves 64 bits on the way."""


class Refused(ValueError):
    """The input cannot be a matching problem; the message says what is wrong and where."""


class Problem(NamedTuple):
    """n participants, p peers, m pairs, k places. Values and costs are whole points (int64).

    Pairs stand twice: by participant (`peer`, `value`) and by peer (`person`, `worth`). The places of peer j are
    the first `room[j]` from `place[j]` on, each with the cost of one more companionship, never falling. Every
    stretch has its own end, so that a day's arrivals and departures fit in between (`live`).
    """

    row: np.ndarray  # (n,) int64: the pairs of participant i are row[i]:end[i]
    end: np.ndarray  # (n,) int64
    peer: np.ndarray  # (m,) int32
    value: np.ndarray  # (m,) int64
    column: np.ndarray  # (p,) int64: the pairs of peer j are column[j]:column_end[j]
    column_end: np.ndarray  # (p,) int64
    person: np.ndarray  # (m,) int32
    worth: np.ndarray  # (m,) int64, the value again in this order
    place: np.ndarray  # (p,) int64
    room: np.ndarray  # (p,) int64
    cost: np.ndarray  # (k,) int64

    @property
    def participants(self) -> int:
        return len(self.row)

    @property
    def peers(self) -> int:
        return len(self.place)


def problem(
    *,
    row: np.ndarray,
    peer: np.ndarray,
    value: np.ndarray,
    capacity: np.ndarray,
    costs: np.ndarray,
) -> Problem:
    """Checked and turned both ways. `costs` is one ladder for all, or (p, longest) with one for each peer.

    Raises Refused on NaN, a negative capacity, a pair twice, a peer who does not exist, falling costs, overflow.
    """
    row = whole("row", row)
    capacity = whole("capacity", capacity)
    _rows(row, len(peer))
    peers = len(capacity)
    peer = whole("peer", peer)
    _within("peer", peer, peers)
    value = whole("value", value)
    if len(value) != len(peer):
        raise Refused(f"{len(peer)} pairs have {len(value)} values")
    _no_pair_twice(row, peer)
    place, cost = ladders(capacity, costs)
    _sums_fit(value, cost, len(row) + len(cost))
    slim = peer.astype(np.int32)
    column, person, worth = by_peer(row, slim, value, peers)
    return Problem(
        row[:-1].copy(),
        row[1:].copy(),
        slim,
        value,
        column[:-1].copy(),
        column[1:].copy(),
        person,
        worth,
        place[:-1].copy(),
        capacity,
        cost,
    )


def by_peer(
    row: np.ndarray, peer: np.ndarray, value: np.ndarray, peers: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The pairs again, grouped by peer; participants keep their order within a column."""
    column = np.zeros(peers + 1, np.int64)
    np.cumsum(np.bincount(peer, minlength=peers), out=column[1:])
    person, worth = np.empty(len(peer), np.int32), np.empty(len(peer), np.int64)
    _turn(row, peer, value, column[:-1].copy(), (person, worth))
    return column, person, worth


def _turn_one_by_one(
    row: np.ndarray, peer: np.ndarray, value: np.ndarray, free: np.ndarray, out: tuple[np.ndarray, np.ndarray]
) -> None:
    person, worth = out
    for one in range(len(row) - 1):
        for pair in range(row[one], row[one + 1]):
            spot = free[peer[pair]]
            person[spot], worth[spot] = one, value[pair]
            free[peer[pair]] = spot + 1


def _turn_at_once(
    row: np.ndarray, peer: np.ndarray, value: np.ndarray, free: np.ndarray, out: tuple[np.ndarray, np.ndarray]
) -> None:
    order = np.argsort(peer, kind="stable")
    out[0][:] = np.repeat(np.arange(len(row) - 1, dtype=np.int32), np.diff(row))[order]
    out[1][:] = value[order]


_turn = either(_turn_one_by_one, _turn_at_once)


def ladders(capacity: np.ndarray, costs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Offsets and cost of every place; a peer without room simply has none."""
    if len(capacity) and capacity.min() < 0:
        raise Refused(f"peer {int(capacity.argmin())} has a negative capacity")
    costs = whole("costs", costs)
    table = np.broadcast_to(costs, (len(capacity), costs.shape[-1])) if costs.ndim == 1 else costs
    longest = int(capacity.max(initial=0))
    if longest > table.shape[1]:
        raise Refused(f"a peer has {longest} places and costs are given for {table.shape[1]}")
    if (np.diff(table, axis=1) < 0).any():
        raise Refused("costs fall: each further companionship must cost at least as much as the last")
    place = np.zeros(len(capacity) + 1, np.int64)
    np.cumsum(capacity, out=place[1:])
    used = np.arange(table.shape[1]) < capacity[:, None]
    return place, np.ascontiguousarray(table[used])


def whole(name: str, given: np.ndarray) -> np.ndarray:
    """int64 without loss, or Refused: a fraction or a NaN is a mistake somewhere else."""
    given = np.asarray(given)
    if given.dtype.kind == "f":
        if not np.isfinite(given).all():
            raise Refused(f"{name}: not a number, or infinite")
        if (given != np.rint(given)).any():
            raise Refused(f"{name}: whole numbers only")
    elif given.dtype.kind not in "iub":
        raise Refused(f"{name}: numbers only")
    if given.dtype.kind in "uf" and given.size and given.max() >= 2**63:
        raise Refused(f"{name}: beyond 64 bits")
    return given.astype(np.int64)


def _rows(row: np.ndarray, pairs: int) -> None:
    if row.ndim != 1 or not len(row) or row[0] != 0 or row[-1] != pairs or (np.diff(row) < 0).any():
        raise Refused("row must begin at 0, never fall, and end at the number of pairs")


def _within(name: str, given: np.ndarray, count: int) -> None:
    if len(given) and (given.min() < 0 or given.max() >= count):
        raise Refused(f"{name}: somebody outside 0..{count - 1}")


def _sums_fit(value: np.ndarray, cost: np.ndarray, many: int) -> None:
    largest = max(
        abs(int(each)) for part in (value, cost) for each in (part.min(initial=0), part.max(initial=0))
    )
    if largest >= MOST // max(1, 4 * many) or largest >= 2**46:
        raise Refused(f"points up to {largest} for so many people could overflow")


def _no_pair_twice(row: np.ndarray, peer: np.ndarray) -> None:
    falls = np.diff(peer) <= 0
    begins = np.zeros(len(peer) + 1, bool)
    begins[row] = True
    if (falls & ~begins[1:-1]).any():
        raise Refused("within a row peers must rise: a pair stands twice, or out of order")
