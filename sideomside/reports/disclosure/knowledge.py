"""What a reader knows: each shown cell as a sum, and each mark as whatever the rules give away about it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .levels import LEVELS, Level
from .tables import Key, Spec, Universe, cells

NO_END = 1 << 60


@dataclass(frozen=True)
class Fact:
    """The people in these atoms are at least `low` and at most `high`."""

    atoms: int
    low: int
    high: int


def facts(universe: Universe, spec: Spec, level_name: str, shown: Mapping[Key, int | None]) -> Iterator[Fact]:
    """What one table says to its readers; None is a mark that says nothing."""
    for key, atoms in cells(universe, spec):
        if (value := shown.get(key)) is not None:
            yield Fact(atoms, *_around(value, LEVELS[level_name]))


def _around(value: int, level: Level) -> tuple[int, int]:
    half = level.rounds_to // 2
    return (max(level.small + 1, value - half), value + half) if half else (value, value)


def guesses(
    universe: Universe, spec: Spec, level_name: str, shown: Mapping[Key, int | None]
) -> Iterator[Fact]:
    """What a reader who knows the rules thinks of a mark: a zero is rarely hidden, a public one is under ten."""
    level = LEVELS[level_name]
    sensitive = any(universe.called(name).sensitive for name in spec.dimensions)
    for key, atoms in cells(universe, spec):
        if shown.get(key) is None and level.margins and not sensitive:
            yield Fact(atoms, 1, NO_END)
        elif shown.get(key) is None and not level.margins and all(key):
            yield Fact(atoms, 0, level.small)


def true_of(facts: Iterable[Fact], counted: Mapping[int, int]) -> list[Fact]:
    """The guesses that are right: who audits lends them all to the reader. `counted`: people in each set of atoms."""
    return [fact for fact in facts if fact.low <= counted[fact.atoms] <= fact.high]
