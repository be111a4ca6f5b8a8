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
        self.known = [(fact.low, fact.high) for fact in facts]
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
            low, high = self.known[number]
            self.sums[number] = total = self.sums[number] + step
            if low <= total <= high:
                self.off.pop(number, None)
            else:
                self.off[number] = total - (high if total > high else low)

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
        harm, off, sums, known = 0, self.off, self.sums, self.known
        for number in self.about[atom]:
            low, high = known[number]
            total = sums[number] + step
            harm += max(0, total - high, low - total) - abs(off.get(number, 0))
        return harm
