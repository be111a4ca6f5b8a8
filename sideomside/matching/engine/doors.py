"""What would open a door: the smallest change after which somebody could be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

from .changes import STEP, Change, changed, changes_towards
from .fit import fit, rarity
from .musts import broken
from .nobody import band
from .sides import Candidate, Seeker, available
from .weights import Weights

LIMIT = 3
NEAR_MISS = 3
"""A pair of changes can mend three rules at most: the phone mends both format and place."""


@dataclass(frozen=True)
class Door:
    """One change, or the best two together, and how many peers stand behind it."""

    changes: tuple[Change, ...]
    opens: int

    @property
    def band(self) -> str:
        """What a participant may read instead of the number."""
        return band(self.opens)


def doors(
    seeker: Seeker, candidates: Iterable[Candidate], weights: Weights, limit: int = LIMIT
) -> list[Door]:
    """Single changes that help, smallest first; else the best pair; none while someone can be asked."""
    everyone = tuple(candidates)
    room = _Room(_near(seeker, everyone, weights), rarity(everyone), weights)
    if room.count(seeker):
        return []
    singles = [Door(way, room.count(_after(seeker, way))) for way in room.ways(seeker, 1)]
    return sorted(singles, key=_smallest_first)[:limit] or _best_pair(seeker, room)


def doors_to(seeker: Seeker, one: Candidate, weights: Weights, rare: dict[str, int]) -> tuple[Change, ...]:
    """The smallest single change after which this very peer could be asked; empty when none is enough."""
    ways = _Room((one,), rare, weights).ways(seeker, 1) if available(seeker, one) else set()
    return min(ways, key=lambda way: (_steps(way), _size(way[0])), default=())


@dataclass(frozen=True)
class _Room:
    """The peers within reach of small changes; nobody else could be met by any of them."""

    near: tuple[Candidate, ...]
    rare: dict[str, int]
    weights: Weights

    def count(self, seeker: Seeker) -> int:
        return sum(self.could(seeker, one) for one in self.near)

    def could(self, seeker: Seeker, one: Candidate) -> bool:
        """Through the real rules and the real minimum, so that a door that is named does open."""
        if broken(seeker, one, self.weights):
            return False
        return fit(seeker, one, self.weights, self.rare) >= self.weights.minimum_fit

    def ways(self, seeker: Seeker, size: int) -> set[tuple[Change, ...]]:
        """Every set of `size` changes towards one peer after which that peer could be asked."""
        return {
            way
            for one in self.near
            for way in combinations(self._changes(seeker, one), size)
            if self.could(_after(seeker, way), one)
        }

    def _changes(self, seeker: Seeker, one: Candidate) -> list[Change]:
        rules = broken(seeker, one, self.weights)
        return sorted(set(changes_towards(seeker, one, rules, self.weights)), key=_size)


def _near(seeker: Seeker, everyone: tuple[Candidate, ...], weights: Weights) -> tuple[Candidate, ...]:
    """Available, with a shared language, and at most as many broken rules as two changes can mend."""
    pool = ((one, broken(seeker, one, weights)) for one in everyone if available(seeker, one))
    return tuple(one for one, rules in pool if "language" not in rules and len(rules) <= NEAR_MISS)


def _best_pair(seeker: Seeker, room: _Room) -> list[Door]:
    ways = room.ways(seeker, 2)
    least = min(map(_steps, ways), default=0)
    found = [Door(way, room.count(_after(seeker, way))) for way in ways if _steps(way) == least]
    return sorted(found, key=_smallest_first)[:1]


def _after(seeker: Seeker, way: tuple[Change, ...]) -> Seeker:
    return reduce(changed, way, seeker)


def _steps(way: tuple[Change, ...]) -> int:
    return sum(STEP[change.code] for change in way)


def _smallest_first(door: Door) -> tuple[int, int, list[tuple[int, str, str]]]:
    return _steps(door.changes), -door.opens, [_size(change) for change in door.changes]


def _size(change: Change) -> tuple[int, str, str]:
    value = change.value
    return STEP[change.code], change.code, f"{value:03}" if isinstance(value, int) else value or ""
