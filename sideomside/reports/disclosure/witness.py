"""Another table that would have looked the same: found by moving people between atoms, one at a time.

Begin by adding or taking one person where the hidden cell is; each fact that no longer holds is mended by one more
move, never undoing an earlier one, until all hold again. The first moves to try are those that mend most.
"""

from collections.abc import Sequence

from .knowledge import Fact
from .tables import bits, counted

LENGTHS = (6, 12, 24)
TRIES = 1500
"""Moves after which a search gives up; a cell without a witness counts as told."""


def another(
    facts: Sequence[Fact], target: int, counts: Sequence[int], bounds: Sequence[tuple[int, int]]
) -> tuple[int, ...] | None:
    """Whole numbers that keep every fact and hold another number of people in `target`; None if not found.

    `bounds` are the least and most each atom can hold.
    """
    for longest in LENGTHS:
        for step in (1, -1):
            search = _Search(facts, target, counts, bounds, longest)
            for atom in bits(target):
                if search.move(atom, step):
                    if search.mend(1):
                        return tuple(search.counts)
                    search.shift(atom, -step)
    return None


class _Search:
    def __init__(
        self,
        facts: Sequence[Fact],
        target: int,
        counts: Sequence[int],
        bounds: Sequence[tuple[int, int]],
        longest: int,
    ) -> None:
        self.facts, self.target, self.counts, self.bounds = facts, target, list(counts), bounds
        self.before = counted(counts, target)
        self.sums = [counted(counts, fact.atoms) for fact in facts]
        self.about = [[n for n, f in enumerate(facts) if f.atoms >> a & 1] for a in range(len(counts))]
        self.loose = sum(1 << atom for atom, (low, high) in enumerate(bounds) if low < high)
        self.off: dict[int, int] = {}
        self.moved: dict[int, int] = {}
        self.left, self.longest = TRIES, longest

    def move(self, atom: int, step: int) -> bool:
        """False, and nothing happens, where that would undo a move or go beyond what an atom can hold."""
        low, high = self.bounds[atom]
        if self.moved.get(atom, 0) * step < 0 or not low <= self.counts[atom] + step <= high:
            return False
        self.shift(atom, step)
        return True

    def shift(self, atom: int, step: int) -> None:
        self.counts[atom] += step
        self.moved[atom] = self.moved.get(atom, 0) + step
        for number in self.about[atom]:
            self.sums[number] += step
            if off := _off(self.facts[number], self.sums[number]):
                self.off[number] = off
            else:
                self.off.pop(number, None)

    def mend(self, depth: int) -> bool:
        if not self.off:
            return counted(self.counts, self.target) != self.before
        if depth >= self.longest or self.left <= 0:
            return False
        for atom, step in self._ways():
            self.left -= 1
            if self.move(atom, step):
                if self.mend(depth + 1):
                    return True
                self.shift(atom, -step)
        return False

    def _ways(self) -> list[tuple[int, int]]:
        """Moves that mend the fact with fewest ways out, those that mend most first."""
        number = min(self.off, key=lambda each: (self.facts[each].atoms & self.loose).bit_count())
        step = -1 if self.off[number] > 0 else 1
        found = [(atom, step) for atom in bits(self.facts[number].atoms & self.loose)]
        return sorted(found, key=lambda way: self._harm(*way))

    def _harm(self, atom: int, step: int) -> int:
        """Facts broken by a move, less those it mends."""
        harm = 0
        for number in self.about[atom]:
            harm += abs(_off(self.facts[number], self.sums[number] + step)) - abs(self.off.get(number, 0))
        return harm


def _off(fact: Fact, total: int) -> int:
    """How far above (or below) what is known."""
    return max(0, total - fact.high) + min(0, total - fact.low)
