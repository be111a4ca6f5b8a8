"""How long something lasted for somebody, and which shares of it say nothing of a few."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Stretch:
    """From its first day to its end, or as far as we have seen."""

    who: Hashable
    programme: str
    days: int
    over: bool


def tellable(found: Sequence[Stretch], days: Sequence[int], least: int) -> set[int]:
    """Days by which nobody or enough had ended since the day told before, and beyond which enough go on."""
    told: set[int] = set()
    before = -1
    for day in sorted(days):
        since = _people(one for one in found if one.over and before < one.days <= day)
        beyond = _people(one for one in found if one.days > day or (one.days == day and not one.over))
        all_over = not beyond and all(one.over for one in found)
        if (not since or since >= least) and (beyond >= least or all_over):
            told.add(day)
            before = day
    return told


def _people(found: Iterable[Stretch]) -> int:
    return len({one.who for one in found})
