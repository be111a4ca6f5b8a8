"""I dag in heaps: the first few of each, and the rest one press away. Who has waited too long is never folded away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sideomside.desk.queries.lines import Line, Moment
from sideomside.desk.queries.today import Today

FEW = 3  # of each heap; two more than that is the least that is worth folding


@dataclass(frozen=True, slots=True)
class Heap:
    """A named heap, the most urgent first."""

    title: str
    shown: Sequence[Line | Moment]
    rest: Sequence[Line | Moment] = ()
    first: bool = False  # begins with what is to be done before anything else
    whole: bool = False  # each is a sentence of its own, and has no clock

    @property
    def count(self) -> int:
        return len(self.shown) + len(self.rest)


def those_who_wait(today: Today) -> list[Heap]:
    """In the order things should be done; an empty heap is no heap."""
    found = [
        Heap(_("Somebody is worried"), today.worries, first=True),
        Heap(_("Have waited too long"), today.too_long, first=True),
        _folded(_("New enquiries"), today.new),
        _folded(_("Ready to meet a peer"), today.ready),
        _folded(_("Waiting for a yes"), today.yes),
        _folded(_("Would like a call"), today.calls),
    ]
    return [one for one in found if one.count]


def beside(today: Today) -> list[Heap]:
    """What stands at the side of the day."""
    found = [
        _few(_("To bring to the next meeting"), today.brings),
        _few(_("Peers who could use you"), today.peers),
        _few(_("Groups and cafés"), today.groups),
        replace(_few(_("The house asks"), today.house), whole=True),
    ]
    return [one for one in found if one.count]


def the_day(today: Today) -> Heap:
    return _few(_("Today"), today.day)


def _folded(title: str, lines: list[Line]) -> Heap:
    """Too long, or to be read first, stands there whatever its place."""
    shown = [line for at, line in enumerate(lines) if at < FEW or line.long or line.first]
    rest = [line for at, line in enumerate(lines) if not (at < FEW or line.long or line.first)]
    return Heap(title, shown, rest) if len(rest) > 1 else Heap(title, lines)


def _few(title: str, moments: list[Moment]) -> Heap:
    whole = len(moments) <= FEW + 1
    return Heap(title, moments) if whole else Heap(title, moments[:FEW], moments[FEW:])
