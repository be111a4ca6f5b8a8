"""Lots about who is thought of first: blocks that balance, from a seed, so that any list can be worked out again.

Permuted blocks of four, six or eight (Matts and Lachin 1988): in each as many of the one group as of the other, and
since nobody knows how long a block is, the lots before tell little of the one that comes.
"""

import hmac
from collections.abc import Iterator
from itertools import islice

FIRST, LATER = "first", "later"
SIZES = (4, 6, 8)


def lots(seed: str) -> Iterator[str]:
    """Every lot of this seed in its order, without end."""
    block = 0
    while True:
        size = SIZES[_byte(seed, f"{block}") % len(SIZES)]
        places = sorted(range(size), key=lambda at: _mark(seed, f"{block}/{at}"))
        yield from (FIRST if place < size // 2 else LATER for place in places)
        block += 1


def lot(seed: str, number: int) -> str:
    """The one with this number, from 0."""
    return next(islice(lots(seed), number, None))


def _mark(seed: str, what: str) -> bytes:
    return hmac.digest(seed.encode(), what.encode(), "sha256")


def _byte(seed: str, what: str) -> int:
    return int.from_bytes(_mark(seed, what)[:8], "big")
