"""A reader who wants to find somebody: has every release, knows the rules, and tries everything that is known to work.

Nothing here comes from the room that hides: cells are read from what left the house, sums are worked out anew. An
attack that finds a cell is a cell found. That no attack can find it is shown by another table, which must give every
single figure that left, and hold another number there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from sideomside.reports.disclosure.ledger import Release
from sideomside.reports.disclosure.tables import Universe

Atom = tuple[str, ...]
HIGH = 10**9
HALF = 2  # how far from a whole five a rounded count may lie


@dataclass(frozen=True)
class Read:
    """One cell as it left: which atoms it counts, and the numbers it can stand for (None: a mark)."""

    atoms: frozenset[Atom]
    between: tuple[int, int] | None


def read(universe: Universe, releases: Iterable[Release]) -> list[Read]:
    """Every cell of every release, from its names alone."""
    everybody = frozenset(product(*(dimension.values for dimension in universe.dimensions)))
    found, having = [], dict[tuple[str, str], frozenset[Atom]]()
    for place, dimension in enumerate(universe.dimensions):
        for each in dimension.values:
            having[dimension.name, each] = frozenset(atom for atom in everybody if atom[place] == each)
    for release in releases:
        part = everybody
        for name, values in release.spec.where:
            part &= frozenset().union(*(having[name, one] for one in values))
        for key, value in release.cells:
            chosen = [
                having[name, one] for name, one in zip(release.spec.dimensions, key, strict=True) if one
            ]
            found.append(Read(part.intersection(*chosen), _between(release.level, value)))
    return found


def _between(level: str, value: int | None) -> tuple[int, int] | None:
    if value is None:
        return None
    return (max(10, value - HALF), value + HALF) if level == "R2" else (value, value)


def counted(atoms: Iterable[Atom], counts: Mapping[Atom, int]) -> int:
    return sum(counts[atom] for atom in atoms)


def subtracted(cells: Sequence[Read], wanted: Sequence[frozenset[Atom]]) -> list[frozenset[Atom]]:
    """Those of `wanted` that follow by adding and subtracting what was shown exactly."""
    rows: dict[Atom, dict[Atom, Fraction]] = {}
    for cell in cells:
        if cell.between and cell.between[0] == cell.between[1]:
            left = _reduced(cell.atoms, rows)
            if left:
                pivot = min(left)
                rows[pivot] = {atom: value / left[pivot] for atom, value in left.items()}
    return [atoms for atoms in wanted if not _reduced(atoms, rows)]


def _reduced(atoms: Iterable[Atom], rows: Mapping[Atom, dict[Atom, Fraction]]) -> dict[Atom, Fraction]:
    row = dict.fromkeys(atoms, Fraction(1))
    while pivots := [atom for atom in row if atom in rows]:
        pivot = min(pivots)
        times = row[pivot]
        for atom, value in rows[pivot].items():
            row[atom] = row.get(atom, Fraction(0)) - times * value
            if not row[atom]:
                del row[atom]
    return row


def squeezed(cells: Sequence[Read], wanted: Sequence[frozenset[Atom]]) -> list[frozenset[Atom]]:
    """Those whose least and most meet when whole people from 0 up are narrowed until nothing moves."""
    facts = [(cell.atoms, *cell.between) for cell in cells if cell.between]
    everyone = {atom for atoms, _, _ in facts for atom in atoms} | {
        atom for atoms in wanted for atom in atoms
    }
    low, high = dict.fromkeys(everyone, 0), dict.fromkeys(everyone, HIGH)
    moved = True
    while moved:
        moved = any([_narrow(atoms, fewest, most, low, high) for atoms, fewest, most in facts])
    return [atoms for atoms in wanted if counted(atoms, low) == min(HIGH, counted(atoms, high))]


def _narrow(
    atoms: frozenset[Atom], fewest: int, most: int, low: dict[Atom, int], high: dict[Atom, int]
) -> bool:
    least, greatest, moved = counted(atoms, low), counted(atoms, high), False
    for atom in atoms:
        ceiling, floor = most - (least - low[atom]), fewest - (greatest - high[atom])
        if ceiling < high[atom] or floor > low[atom]:
            moved = True
            greatest -= max(0, high[atom] - ceiling)
            least += max(0, floor - low[atom])
            high[atom], low[atom] = min(high[atom], ceiling), max(low[atom], floor)
    return moved


def looks_the_same(cells: Sequence[Read], other: Mapping[Atom, int]) -> bool:
    """Whether another table would have led to every figure that left."""
    return min(other.values()) >= 0 and all(
        cell.between[0] <= counted(cell.atoms, other) <= cell.between[1] for cell in cells if cell.between
    )
