"""Which nights are lived: when something comes, and when it should go."""

import random

from proofs.keeping.lives import KINDS
from sideomside.ground.audit.models import Entry

NEAR = (-2, -1, 0, 1, 2, 3)


def drawn(days: int, every: int, dice: random.Random) -> dict[int, list[str]]:
    """The first of each kind comes at once, so that it has time to go; the others whenever they come."""
    births: dict[int, list[str]] = {}
    for name in KINDS:
        day = dice.randint(0, 8)
        while day < days:
            births.setdefault(day, []).append(name)
            day += dice.randint(max(1, every // 2), every * 3 // 2)
    return births


def nights_that_matter(births: dict[int, list[str]], days: int) -> list[int]:
    """Those before and after something comes or should go; of the months of the log the whole fortnight.

    What is kept longer than the years that are played is seen out: the nights around the end of the first of it.
    """
    found = {*range(0, days, 10), *births}
    for born, names in births.items():
        for kind in (KINDS[name] for name in names if KINDS[name].days is not None):
            near = range(-2, 34, 2) if kind.rows is Entry else NEAR
            found |= {born + day + offset for day in kind.days_that_matter for offset in near}
    last = max([days, *_ends_of_the_long(births, days)])
    return sorted(night for night in found if 0 <= night <= last)


def _ends_of_the_long(births: dict[int, list[str]], days: int) -> list[int]:
    long = {name for name, kind in KINDS.items() if (kind.days or 0) >= days}
    firsts = {name: min(born for born, names in births.items() if name in names) for name in long}
    return [born + (KINDS[name].days or 0) + NEAR[-1] for name, born in firsts.items()]


def hash_hour(name: str, day: int) -> int:
    """Some hour of the day, the same each time."""
    return (len(name) * 7 + day * 5) % 20
