"""Tables over one population: every cell is a set of atoms, and an atom is one combination of all dimensions.

Sets are whole numbers with one bit for each atom, so that cells of different tables can be compared and subtracted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

ALL = ""
"""In a key: this dimension is summed over."""
Key = tuple[str, ...]
Where = tuple[tuple[str, tuple[str, ...]], ...]
"""A part of everybody: each dimension with the values that belong; a dimension not named has them all."""


@dataclass(frozen=True)
class Dimension:
    """`sensitive`: that nobody, or everybody, in a group has a value is itself something about each of them.

    `of_each`: that everybody has it is; that nobody has is not.
    """

    name: str
    values: tuple[str, ...]
    sensitive: bool = False
    of_each: bool = False


@dataclass(frozen=True)
class Universe:
    """All dimensions that any table of this population uses. Their values are known to every reader."""

    dimensions: tuple[Dimension, ...]

    @cached_property
    def atoms(self) -> tuple[Key, ...]:
        return tuple(product(*(dimension.values for dimension in self.dimensions)))

    @cached_property
    def _having(self) -> dict[tuple[str, str], int]:
        having: dict[tuple[str, str], int] = {}
        for number, atom in enumerate(self.atoms):
            for dimension, value in zip(self.dimensions, atom, strict=True):
                having[dimension.name, value] = having.get((dimension.name, value), 0) | 1 << number
        return having

    def called(self, name: str) -> Dimension:
        return next(dimension for dimension in self.dimensions if dimension.name == name)

    def having(self, name: str, values: Sequence[str]) -> int:
        """The atoms with one of these values. KeyError for a value nobody knows."""
        found = 0
        for value in values:
            found |= self._having[name, value]
        return found

    def part(self, where: Where) -> int:
        found = (1 << len(self.atoms)) - 1
        for name, values in where:
            found &= self.having(name, values)
        return found


@dataclass(frozen=True)
class Spec:
    """Which table is asked for: its dimensions, of which part of everybody."""

    dimensions: tuple[str, ...]
    where: Where = ()


@dataclass(frozen=True)
class Cell:
    """One place in a table: its key, its atoms, how many people."""

    key: Key
    atoms: int
    count: int


class Table:
    """All cells of a spec, totals too, with the true counts."""

    def __init__(self, universe: Universe, spec: Spec, counts: Sequence[int]) -> None:
        if len(counts) != len(universe.atoms) or any(count < 0 for count in counts):
            raise ValueError("one count from 0 up for each atom")
        self.universe, self.spec, self.counts = universe, spec, counts
        self.cells: Mapping[Key, Cell] = {
            key: Cell(key, atoms, counted(counts, atoms)) for key, atoms in cells(universe, spec)
        }

    def sensitive(self) -> tuple[bool, ...]:
        return tuple(self.universe.called(name).sensitive for name in self.spec.dimensions)

    def of_each(self) -> tuple[bool, ...]:
        return tuple(self.universe.called(name).of_each for name in self.spec.dimensions)

    def parent(self, cell: Cell, place: int) -> Cell:
        """The cell summed over one more of its dimensions."""
        return self.cells[*cell.key[:place], ALL, *cell.key[place + 1 :]]


def cells(universe: Universe, spec: Spec) -> Iterator[tuple[Key, int]]:
    """Every key with its atoms, known to whoever knows the spec."""
    part = universe.part(spec.where)
    shown = [
        [ALL, *(value for value in universe.called(name).values if universe.having(name, (value,)) & part)]
        for name in spec.dimensions
    ]
    for key in product(*shown):
        atoms = part
        for name, value in zip(spec.dimensions, key, strict=True):
            atoms &= universe.having(name, (value,)) if value else part
        yield key, atoms


def counted(counts: Sequence[int], atoms: int) -> int:
    """People in a set of atoms."""
    return sum(counts[atom] for atom in bits(atoms))


def bits(atoms: int) -> Iterator[int]:
    while atoms:
        lowest = atoms & -atoms
        yield lowest.bit_length() - 1
        atoms ^= lowest
