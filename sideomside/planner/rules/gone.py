"""What a plan learns from those who are not here any more: known to the month, so each is taken to its middle."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sideomside.reports.rules import Kept

MIDDLE = timedelta(days=14)
MET, LEFT, WAITING = "met", "left", "waiting"


@dataclass(frozen=True)
class Lasting:
    """Something that began, how it stands, and for how many days it has; `people` of them."""

    began: date
    how: str
    days: int
    people: int

    def as_of(self, day: date, still: str) -> "Lasting":
        """As it was known on the morning of that day: what was not over then went on."""
        known = (day - self.began).days
        return self if self.days < known else Lasting(self.began, still, known, self.people)


@dataclass(frozen=True)
class Gone:
    """Waits, companionships, helping; and how many were to meet and never did."""

    waits: tuple[Lasting, ...] = ()
    courses: tuple[Lasting, ...] = ()
    helping: tuple[Lasting, ...] = ()
    never: tuple[Lasting, ...] = ()

    def as_of(self, day: date) -> "Gone":
        return Gone(
            _as_of(self.waits, day, WAITING),
            _as_of(self.courses, day, "on"),
            _as_of(self.helping, day, "on"),
            _as_of(self.never, day, ""),
        )


def gone_of(kept: Kept) -> Gone:
    return Gone(
        tuple(_waits(kept)),
        tuple(_lasting(kept, "lasted")),
        tuple(_lasting(kept, "helped")),
        tuple(Lasting(first + MIDDLE, "", 0, people) for first, _value, people in kept.by_month("never_met")),
    )


def _waits(kept: Kept) -> Iterator[Lasting]:
    for first, value, people in kept.by_month("waited"):
        how, days = value.split()
        yield Lasting(first + MIDDLE, how, int(days), people)


def _lasting(kept: Kept, figure: str) -> Iterator[Lasting]:
    for first, value, people in kept.by_month(figure):
        how = "over" if value.startswith("over") else "on"
        yield Lasting(first + MIDDLE, how, int(value.removeprefix(how)), people)


def _as_of(found: tuple[Lasting, ...], day: date, still: str) -> tuple[Lasting, ...]:
    return tuple(one.as_of(day, still) for one in found if one.began < day)
