"""Which looks of a quarter somebody else goes through: by lot, and so that anybody can draw the same lot again.

The lot is thrown by the last line of the quarter's log, which nobody chose, and which has left the machine by then.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256

FEWEST, MOST, ONE_IN = 20, 60, 100
MONTHS = 3


def quarter_before(day: date) -> date:
    """The first day of the quarter that was over last."""
    return first_of_quarter(first_of_quarter(day) - timedelta(days=1))


def first_of_quarter(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % MONTHS, 1)


def quarter_after(first: date) -> date:
    return first_of_quarter(first + timedelta(days=31 * MONTHS))


def how_many(looks: int) -> int:
    """One in a hundred, and never fewer than a person can learn something from, nor more than one gets through."""
    return min(looks, MOST, max(FEWEST, -(-looks // ONE_IN)))


def seed_of(organisation: object, quarter: date, last_hash: str) -> str:
    return sha256(f"{organisation}|{quarter}|{last_hash}".encode()).hexdigest()


def drawn(numbers: Iterable[int], seed: str) -> list[int]:
    """The numbers of the lines; each has its place by the lot, and the first ones are drawn."""
    lines = sorted(numbers, key=lambda number: sha256(f"{seed}|{number}".encode()).hexdigest())
    return sorted(lines[: how_many(len(lines))])
