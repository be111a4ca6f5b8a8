"""A week as 21 bits: seven days (Monday first), each with a morning, an afternoon and an evening."""

from collections.abc import Iterable

PARTS = ("morning", "afternoon", "evening")
SLOTS = 21


def slot(weekday: int, part: int) -> int:
    """The number of a slot, 0 (Monday morning) to 20 (Sunday evening)."""
    return weekday * len(PARTS) + part


def day_and_part(number: int) -> tuple[int, str]:
    """What the room needs to put a slot into words."""
    weekday, part = divmod(number, len(PARTS))
    return weekday, PARTS[part]


def mask(numbers: Iterable[int]) -> int:
    """Slots as one integer, so that what two people share is a single `&`."""
    bits = 0
    for number in numbers:
        if not 0 <= number < SLOTS:
            raise ValueError(f"no such slot: {number}")
        bits |= 1 << number
    return bits


def slots_in(bits: int) -> tuple[int, ...]:
    """The numbers in a mask, Monday morning first."""
    return tuple(number for number in range(SLOTS) if bits >> number & 1)
