"""Would we have known? Each quarter's wait as it was foreseen from what had happened before it.

An honest interval holds at least four times in five. It grows from the luck of a quarter, from the doubt about what is
assumed, and from how few lives were tried, so that a young programme is told little, and told so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import comb
from random import Random

from .clock import live
from .fitting import Learned, Seen
from .inputs import QUARTER, Inputs
from .world import draw

TOO_LITTLE = 30
"""Under so many who came, nothing is foretold."""


@dataclass(frozen=True)
class Foretold:
    """Median days until the first meeting in one quarter: interval of at least 80 % before it, and what it became."""

    low: float
    high: float
    became: float | None

    @property
    def held(self) -> bool | None:
        """None when nobody came, or when the quarter is not over."""
        return None if self.became is None else self.low <= self.became <= self.high


def foretell(
    seen: Seen, guess: Inputs, seed: int, lives: int = 60, became: float | None = None
) -> Foretold | None:
    """The quarter after what was seen. None when too little was seen."""
    if seen.came < TOO_LITTLE:
        return None
    rng = Random(f"{seed} doubt")  # noqa: S311 - a simulation, not a key
    learned, waits = Learned(seen, guess), []
    for number in range(lives):
        drawn = learned.drawn(rng).inputs
        tally = live(draw(drawn, seen.days + 2 * QUARTER, seed * 1000 + number), drawn)
        wait = tally.median_wait(seen.days, seen.days + QUARTER)
        waits += [] if wait is None else [wait]
    if not waits:
        return None
    low, high = ranks_that_hold(len(waits))
    return Foretold(sorted(waits)[low], sorted(waits)[high], became)


def ranks_that_hold(n: int, share: float = 0.8, assured: float = 0.9) -> tuple[int, int]:
    """Which of n ordered draws lie around at least `share` of all there could be, that `assured` (Wilks 1941)."""
    odds = accumulate(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1))
    apart = next((k for k, below in enumerate(odds) if below >= assured), n) + 1
    outside = max(0, n + 1 - apart)
    return max(0, outside // 2 - 1), min(n - 1, outside // 2 - 1 + apart)


def coverage(quarters: Sequence[Foretold]) -> tuple[int, int]:
    """How many intervals held, of how many that could be judged."""
    judged = [each.held for each in quarters if each.held is not None]
    return sum(judged), len(judged)
