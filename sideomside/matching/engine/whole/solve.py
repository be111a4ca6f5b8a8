"""The best matching there is, with its proof."""

from dataclasses import dataclass

import numpy as np

from .auction import come_near, hall_for
from .certificate import Certificate, certificate
from .compiled import engine_name
from .paths import mend
from .problem import Problem
from .settle import settle
from .standing import NOBODY, Standing

STEPS = (256, 32, 4)
"""Steps of the auction in points; the rest of the way is walked exactly."""


@dataclass(frozen=True)
class Solution:
    """`match` (n,): a peer for each participant, or -1. `price` (p,): what a place is worth to those who wait."""

    match: np.ndarray
    price: np.ndarray
    standing: Standing
    certificate: Certificate
    searches: int
    engine: str


def solve(problem: Problem, steps: tuple[int, ...] = STEPS, low: np.ndarray | None = None) -> Solution:
    """Exact for any input. `low` may hold an earlier day's prices: they save time and change no value."""
    hall = hall_for(problem, low)
    come_near(problem, hall, steps)
    wanted = np.where(hall.seat == NOBODY, NOBODY, hall.owner[hall.seat]) if len(hall.owner) else hall.seat
    at = settle(problem, hall.low, wanted.astype(np.int32))
    searches = mend(problem, at)
    proof = certificate(problem, at.match, at.price)
    return Solution(at.match, at.price, at, proof, int(searches), engine_name())
