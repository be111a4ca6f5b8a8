"""A heap of I dag: the first few, and the rest one press away. Who has waited too long is never folded away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sideomside.desk.queries.lines import Line, Moment

FEW = 3  # of each heap; two more than that is the least that is worth folding


@dataclass(frozen=True, slots=True)
class Heap:
    """Under one name, the most urgent first."""

    title: str
    shown: Sequence[Line | Moment]
    rest: Sequence[Line | Moment] = ()
    first: bool = False  # begins with what is to be done before anything else
    whole: bool = False  # each is a sentence of its own, and has no clock

    @property
    def count(self) -> int:
        return len(self.shown) + len(self.rest)

    @classmethod
    def of_lines(cls, title: str, lines: Sequence[Line]) -> Self:
        """Too long, to be read first, or for us alone to do, stands there whatever its place."""
        seen = [at < FEW or line.long or line.first or line.ours for at, line in enumerate(lines)]
        shown = [line for line, stands in zip(lines, seen, strict=True) if stands]
        rest = [line for line, stands in zip(lines, seen, strict=True) if not stands]
        return cls(title, shown, rest) if len(rest) > 1 else cls(title, lines)

    @classmethod
    def of_moments(cls, title: str, moments: Sequence[Moment], *, whole: bool = False) -> Self:
        few = len(moments) <= FEW + 1
        shown, rest = (moments, ()) if few else (moments[:FEW], moments[FEW:])
        return cls(title, shown, rest, whole=whole)
