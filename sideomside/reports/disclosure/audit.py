"""Can a hidden cell be worked out? Three ways of trying, apart from how the hiding was chosen.

By subtraction, exactly; by narrowing whole numbers from 0 up until nothing moves; and, if neither finds
it, by showing that it cannot be: another table that agrees with everything known and differs in that cell. A cell
for which no such witness is found counts as told, so that what leaves has been proven, not hoped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

from .knowledge import NO_END, Fact
from .tables import bits, counted
from .witness import another

ROUNDS = 60


@dataclass(frozen=True)
class Audit:
    """Targets (sets of atoms) that can be told, and for each other one a table in which it is different."""

    told: tuple[int, ...]
    witnesses: dict[int, tuple[int, ...]]


def audit(facts: Sequence[Fact], targets: Sequence[int], counts: Sequence[int]) -> Audit:
    """`counts` are the true ones; no reader has them, and only the witnesses are made from them."""
    told, witnesses = [], dict[int, tuple[int, ...]]()
    reader = _Subtraction([fact.atoms for fact in facts if fact.low == fact.high])
    bounds = narrowed(facts, len(counts))
    for target in dict.fromkeys(targets):
        found = next((w for w in witnesses.values() if _differs(w, counts, target)), None)
        if found is None and not reader.knows(target) and not _pinned(bounds, target):
            found = another(facts, target, counts, bounds)
        if found is None:
            told.append(target)
        else:
            witnesses[target] = found
    return Audit(tuple(told), witnesses)


def narrowed(facts: Sequence[Fact], size: int) -> list[tuple[int, int]]:
    """Least and most people each atom can hold."""
    low, high = (
        [0] * size,
        [min((f.high for f in facts if f.atoms >> a & 1), default=NO_END) for a in range(size)],
    )
    for _ in range(ROUNDS):
        before = (list(low), list(high))
        for fact in facts:
            _narrow(fact, low, high)
        if before == (low, high):
            break
    return list(zip(low, high, strict=True))


def _narrow(fact: Fact, low: list[int], high: list[int]) -> None:
    atoms = list(bits(fact.atoms))
    least, most = sum(low[atom] for atom in atoms), sum(high[atom] for atom in atoms)
    for atom in atoms:
        high[atom] = min(high[atom], fact.high - (least - low[atom]))
        low[atom] = max(low[atom], fact.low - (most - high[atom]))


def _pinned(bounds: list[tuple[int, int]], target: int) -> bool:
    return all(bounds[atom][0] == bounds[atom][1] for atom in bits(target))


def _differs(witness: tuple[int, ...], counts: Sequence[int], target: int) -> bool:
    return counted(witness, target) != counted(counts, target)


class _Subtraction:
    """Gauss in whole numbers: nothing is rounded, so nothing is missed."""

    def __init__(self, rows: list[int]) -> None:
        self.rows: dict[int, dict[int, int]] = {}
        for atoms in sorted(rows, key=int.bit_count):
            left = self._reduced(atoms)
            if left:
                self.rows[min(left)] = left

    def knows(self, atoms: int) -> bool:
        return not self._reduced(atoms)

    def _reduced(self, atoms: int) -> dict[int, int]:
        row = dict.fromkeys(bits(atoms), 1)
        while pivots := [place for place in row if place in self.rows]:
            row = _without(row, self.rows[min(pivots)], min(pivots))
        return row


def _without(row: dict[int, int], other: dict[int, int], pivot: int) -> dict[int, int]:
    """Both scaled so that the pivot goes, and then made as small as they can be."""
    here, there = row[pivot], other[pivot]
    places = row.keys() | other.keys()
    left = {place: row.get(place, 0) * there - other.get(place, 0) * here for place in places}
    left = {place: value for place, value in left.items() if value}
    shared = gcd(*left.values()) if left else 1
    return {place: value // shared for place, value in left.items()}
