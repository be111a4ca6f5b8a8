"""A heap of I dag: the first few, and the rest one press away. Who has waited too long is never folded away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sideomside.desk.queries.lines import Line, Moment

FEW = 3  # of each heap; two more than that is the least that is worth folding
MOST = 30  # on the page, however many wait: the next come up as these are gone through


@dataclass(frozen=True, slots=True)
class Heap:
    """Under one name, the most urgent first."""

    title: str
    shown: Sequence[Line | Moment]
    rest: Sequence[Line | Moment] = ()
    first: bool = False  # begins with what is to be done before anything else
    whole: bool = False  # each is a sentence of its own, and has no clock
    left: int = 0  # not on the page yet

    @property
    def count(self) -> int:
        return len(self.shown) + len(self.rest) + self.left

    @classmethod
    def unfolded(cls, title: str, lines: Sequence[Line], *, first: bool = False) -> Self:
        """All that there is room for; what is to be read first is there whatever its place."""
        shown = [line for at, line in enumerate(lines) if at < MOST or line.first]
        return cls(title, shown, first=first, left=len(lines) - len(shown))

    @classmethod
    def of_lines(cls, title: str, lines: Sequence[Line]) -> Self:
        """Too long, to be read first, or for us alone to do, stands there whatever its place."""
        seen = [at < FEW or line.long or line.first or line.ours for at, line in enumerate(lines)]
        shown = [line for line, stands in zip(lines, seen, strict=True) if stands]
        rest = [line for line, stands in zip(lines, seen, strict=True) if not stands]
        if len(rest) <= 1:
            return cls.unfolded(title, lines)
        room = max(0, MOST - len(shown))
        kept = cls.unfolded(title, shown)
        return cls(title, kept.shown, rest[:room], left=kept.left + len(rest[room:]))

    @classmethod
    def of_moments(cls, title: str, moments: Sequence[Moment], *, whole: bool = False) -> Self:
        few = len(moments) <= FEW + 1
        shown, rest = (moments, ()) if few else (moments[:FEW], moments[FEW:])
        return cls(title, shown, rest[:MOST], whole=whole, left=len(rest[MOST:]))
