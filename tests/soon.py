"""Whether something takes its share of time and no more: beside a piece of plain work, in the same minute.

Never by the clock alone: a machine has other things to do, and a test under coverage is slow for no fault of its own.
"""

from collections.abc import Callable
from functools import cache
from time import process_time

TRIES = 3


def takes_at_most(pieces: float, act: Callable[[], object]) -> bool:
    """No longer than so many pieces of plain work. What grows with the square of a text takes thousands."""
    return _took(act) <= pieces * _usual() or any(
        _took(act) <= pieces * _took(_a_piece) for _try in range(TRIES)
    )


@cache
def _usual() -> float:
    return min(_took(_a_piece) for _try in range(TRIES))


def _a_piece() -> int:
    """Some sixty thousandths of a second on the machines of 2026. Not one of ours, so coverage does not watch it."""
    return sum(number * number % 7 for number in range(1_000_000))


def _took(act: Callable[[], object]) -> float:
    begun = process_time()
    act()
    return process_time() - begun
