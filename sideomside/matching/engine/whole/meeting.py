"""Who could meet whom: every pair that breaks no hard rule, found without looking at all pairs.

Two ways to the same set: strips of the map in numpy, and a grid in compiled loops. A third, one pair at a time by
the words of the rules, stands in `musts` and is what both are tested against.
"""

from typing import NamedTuple

import numpy as np

from .compiled import FAST
from .grid import by_grid
from .people import Participants, Peers, apart_keys, in_one_word, same_columns
from .strips import by_strips


class Pairs(NamedTuple):
    """The pairs of participant i are row[i]:row[i + 1]; `peer` rises within a row."""

    row: np.ndarray  # (n + 1,) int64
    peer: np.ndarray  # (m,) int32

    @property
    def participant(self) -> np.ndarray:
        """(m,) int32: the other half of each pair."""
        return np.repeat(np.arange(len(self.row) - 1, dtype=np.int32), np.diff(self.row))


def who_could_meet(participants: Participants, peers: Peers, apart: np.ndarray, fast: bool = FAST) -> Pairs:
    """All pairs that break no rule. `apart` is (k, 2): participant and peer who must not meet."""
    same_columns(participants, peers)
    keys = apart_keys(apart, len(peers.x))
    few = in_one_word(participants)  # the compiled loops read no more than that
    found = by_grid(participants, peers) if fast and few else by_strips(participants, peers)
    return without(Pairs(*found), keys, len(peers.x))


def without(pairs: Pairs, keys: np.ndarray, peers: int) -> Pairs:
    """Those who must not meet leave before anything is counted."""
    if not len(keys):
        return pairs
    person, peer = np.divmod(keys, peers)
    spots = [_spot(pairs, one, other) for one, other in zip(person.tolist(), peer.tolist(), strict=True)]
    gone = np.array([spot for spot in spots if spot >= 0], np.int64)
    if not len(gone):
        return pairs
    row = pairs.row - np.searchsorted(gone, pairs.row, side="left")
    return Pairs(row, np.delete(pairs.peer, gone))


def _spot(pairs: Pairs, one: int, other: int) -> int:
    """Where this pair stands, or -1."""
    begin, end = int(pairs.row[one]), int(pairs.row[one + 1])
    spot = begin + int(np.searchsorted(pairs.peer[begin:end], other))
    return spot if spot < end and pairs.peer[spot] == other else -1
