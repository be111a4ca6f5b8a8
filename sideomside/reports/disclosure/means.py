"""Means of groups of people, shown so that no few can be worked out from the difference between two.

23 people at 48.0 and a quarter later 24 at 47.2 gives the newcomer 28.8. So each new group is held against all that
were shown before: no part of anybody under the level's size may follow by adding and subtracting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .elimination import Shown
from .levels import LEVELS


@dataclass(frozen=True)
class Group:
    """People by opaque numbers, of whom one mean is to be shown."""

    name: str
    people: frozenset[int]
    mean: float


def showable(level: str, groups: Sequence[Group], before: Sequence[frozenset[int]] = ()) -> list[Group]:
    """The groups that may be shown, larger first, each with its mean to one decimal. `before`: shown already."""
    least = LEVELS[level].least_mean
    parts = _parts([*before, *(group.people for group in groups)])
    blocks = [part for part in parts if len(part) < least] + _small_differences(
        [*before, *_all(groups)], least
    )
    shown = Shown([_mask(block, parts) for block in dict.fromkeys(blocks)])
    for people in before:
        shown.show(_mask(people, parts))
    kept = []
    for group in sorted(groups, key=lambda each: -len(each.people)):
        atoms = _mask(group.people, parts)
        if len(group.people) >= least and not shown.would_tell(atoms):
            shown.show(atoms)
            kept.append(Group(group.name, group.people, round(group.mean, 1)))
    return kept


def _all(groups: Sequence[Group]) -> list[frozenset[int]]:
    return [group.people for group in groups]


def _parts(groups: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """People who are in exactly the same groups stand together."""
    together: dict[tuple[bool, ...], set[int]] = {}
    for person in frozenset().union(*groups):
        together.setdefault(tuple(person in group for group in groups), set()).add(person)
    return [frozenset(part) for part in together.values()]


def _small_differences(groups: Sequence[frozenset[int]], least: int) -> list[frozenset[int]]:
    differences = (one - other for one in groups for other in groups)
    return [each for each in differences if 0 < len(each) < least]


def _mask(people: frozenset[int], parts: Sequence[frozenset[int]]) -> int:
    return sum(1 << number for number, part in enumerate(parts) if part <= people)
