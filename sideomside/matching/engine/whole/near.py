"""One person's shortlist among the peers of a country: the best few, each with what the two share, as bits."""

from dataclasses import dataclass

import numpy as np

from ..weights import Weights
from .compiled import FAST
from .grid import Around
from .one import OneAgainstMany
from .people import Participants, Peers, in_one_word
from .points import Wishes
from .strips import Strip


@dataclass(frozen=True)
class Shared:
    """One peer with the reasons: shared bits of themes, times, languages and formats; whole units of distance."""

    peer: int
    fit: int
    themes: int
    slots: int
    languages: int
    formats: int
    away: int | None


class Shortlists:
    """Peers laid out once; then each participant's shortlist in a fraction of a millisecond."""

    def __init__(self, both: tuple[Participants, Peers], wishes: Wishes, weights: Weights) -> None:
        self.both = both
        self.around = Around(*both) if FAST and in_one_word(both[0]) else Strip(*both)
        self.against = OneAgainstMany(both, wishes, weights)

    def of(self, one: int, costs: np.ndarray, most: int = 10) -> list[Shared]:
        """The best first; `costs` (p,) is what one more companionship costs each peer. Equals by row."""
        peers = self.around.candidates(one).astype(np.intp)
        points = self.against.fits(one, peers)
        best = _first(points - costs[peers], most)
        return self._shared(one, peers[best], points[best])

    def _shared(self, one: int, peers: np.ndarray, points: np.ndarray) -> list[Shared]:
        """What both said, and nothing else."""
        mine, theirs = self.both
        kinds = ("themes", "slots", "languages", "formats")
        shared = [_numbers(getattr(theirs, kind)[peers] & getattr(mine, kind)[one]) for kind in kinds]
        away = np.hypot(theirs.x[peers] - mine.x[one], theirs.y[peers] - mine.y[one])
        metres = [None if each != each else int(each) for each in away.tolist()]
        return [Shared(*each) for each in zip(peers.tolist(), points.tolist(), *shared, metres, strict=True)]


def _numbers(bits: np.ndarray) -> list[int]:
    """Each row as one number, however many words it has."""
    if bits.ndim == 1:
        return bits.tolist()
    return [sum(word << 64 * at for at, word in enumerate(row)) for row in bits.tolist()]


def _first(worth: np.ndarray, most: int) -> np.ndarray:
    """Spots of the largest, equals in the order in which they stand, without sorting everybody."""
    if len(worth) > 4 * most:
        floor = np.partition(worth, len(worth) - most)[len(worth) - most]
        some = np.flatnonzero(worth >= floor)
    else:
        some = np.arange(len(worth))
    return some[np.argsort(-worth[some], kind="stable")][:most]
