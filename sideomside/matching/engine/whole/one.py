"""The fits of one person with many peers: as `points.fits`, with everything about the one looked up only once."""

import numpy as np

from ..fit import FULL
from ..weights import TERMS, Weights
from .people import Participants, Peers
from .points import Wishes, fits


class OneAgainstMany:
    """Peers laid out once. Whoever said an area, or no place, is judged by the general way."""

    def __init__(self, both: tuple[Participants, Peers], wishes: Wishes, weights: Weights) -> None:
        self.both, self.wishes, self.weights = both, wishes, weights
        themes = both[1].themes if both[1].themes.ndim > 1 else both[1].themes[:, None]
        self.bytes = [
            ((word >> np.uint64(8 * byte)) & np.uint64(255)).astype(np.uint8)
            for word in themes.T
            for byte in range(8)
        ]
        self.offers = [np.ascontiguousarray(column) for column in wishes.offers.T]
        self.all_placed = not np.isnan(both[1].x).any()
        self.all_free = bool((both[1].slots != 0).all())

    def fits(self, one: int, peers: np.ndarray) -> np.ndarray:
        """(len(peers),) int64."""
        mine = self.both[0]
        if not self.all_placed or np.isnan(mine.near[one] + mine.x[one]) or not self.all_free:
            return fits(self.both, self.wishes, self.weights, np.full(len(peers), one), peers)
        total, weight = np.zeros(len(peers), np.int64), 0
        judged = (self._themes, self._nearness, self._times, self._wishes)
        for number, (name, term) in enumerate(zip(TERMS, judged, strict=True)):
            counts = self.weights.of(name) * (2 if self.wishes.most_important[one] == number else 1)
            points = term(one, peers)
            if points is not None:
                total += counts * points
                weight += counts
        return total // weight if weight else np.full(len(peers), FULL)

    def _themes(self, one: int, peers: np.ndarray) -> np.ndarray | None:
        own, asked = _number(self.both[0].themes[one]), 0
        shared = np.zeros(len(peers), np.int64)
        for byte, table in enumerate(self.wishes.rarity):
            mine = own >> 8 * byte & 255
            if mine:
                asked += int(table[mine])
                shared += table[self.bytes[byte][peers] & np.uint8(mine)]
        return FULL * shared // asked if asked else None

    def _nearness(self, one: int, peers: np.ndarray) -> np.ndarray | None:
        mine, theirs = self.both
        across, along = theirs.x[peers] - mine.x[one], theirs.y[peers] - mine.y[one]
        away = np.floor(
            np.sqrt((across * across + along * along).astype(np.float64))
        )  # whole units, as by hand
        far = 3 * float(np.floor(np.sqrt(np.float64(mine.near[one]))))
        return np.maximum(0, np.floor(FULL * (far - 2 * away) / far)).astype(np.int64) if far else None

    def _times(self, one: int, peers: np.ndarray) -> np.ndarray | None:
        mine, theirs = self.both
        many = np.bitwise_count(theirs.slots[peers] & mine.slots[one]).astype(np.int64)
        return np.minimum(FULL, FULL * many // self.weights.full_slots) if mine.slots[one] else None

    def _wishes(self, one: int, peers: np.ndarray) -> np.ndarray | None:
        said = [(kind, wish) for kind, wish in enumerate(self.wishes.rather[one]) if wish]
        met = sum(((self.offers[kind][peers] & wish) != 0).astype(np.int64) for kind, wish in said)
        return FULL * met // len(said) if said else None


def _number(themes: np.ndarray) -> int:
    """One row of bits as one number."""
    return sum(word << 64 * at for at, word in enumerate(themes.reshape(-1).tolist()))
