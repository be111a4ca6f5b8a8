"""Groups too small to be told about: hidden, and so is whoever could be found by taking away from the whole."""

from collections.abc import Iterable
from dataclasses import dataclass

SMALL = 5


@dataclass(frozen=True)
class Group:
    """A group in a comparison. `behind` is how many real people it tells of, however often each is drawn."""

    label: str
    people: int
    met: int
    behind: int


@dataclass(frozen=True)
class Share:
    """How many of a group meet somebody; None where that could point at a person."""

    label: str
    people: int | None = None
    met: int | None = None


def shares(groups: Iterable[Group]) -> list[Share]:
    """Largest first. With fewer than five behind it a group is hidden; the next smallest when that is not enough."""
    told = sorted((one for one in groups if one.behind), key=lambda one: (one.behind, one.label))
    hidden = [one for one in told if one.behind < SMALL]
    open_ = told[len(hidden) :]
    if hidden and open_ and (len(hidden) == 1 or sum(one.behind for one in hidden) < SMALL):
        hidden.append(open_.pop(0))
    shown = [Share(one.label, one.people, one.met) for one in open_]
    return sorted(shown, key=lambda one: (-(one.people or 0), one.label)) + sorted(
        (Share(one.label) for one in hidden), key=lambda one: one.label
    )
