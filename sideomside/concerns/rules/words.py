"""How worries are named in addresses, what one of them holds when it is sent, and when a second person looks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.concerns.days.desk_hours import after_desk_hours
from sideomside.concerns.models import Sort
from sideomside.people.models import Programme

MOST_WORDS = 2000
SORTS: dict[str, str] = {
    "fare": Sort.DANGER,
    "barn": Sort.CHILD,
    "peer": Sort.PEER,
    "graense": Sort.BOUNDARY,
    "andet": Sort.OTHER,
}
# Hours at the desk before somebody else gets it too: an assumption that a programme may talk about.
HOURS = {Sort.DANGER: 1, Sort.CHILD: 2, Sort.PEER: 4, Sort.BOUNDARY: 4, Sort.OTHER: 4}
# The page that must be there when nothing else is: drawn without the database.
DOWN = "concerns/worried.html"


@dataclass(frozen=True)
class Worry:
    """What was written in the form."""

    sort: str
    words: str
    once: UUID
    whom: UUID | None = None
    call: bool = False


class NobodyReads(Exception):
    """It is about the only coordinator there is: nobody here could read it, so it is not taken in and left lying."""


def sort_named(slug: str) -> str | None:
    return SORTS.get(slug)


def slug_of(sort: str) -> str:
    return next(slug for slug, one in SORTS.items() if one == sort)


def second_at(sort: str, received: datetime, programme: Programme) -> datetime:
    """Counted in the hours when somebody sits at this programme's desk."""
    return after_desk_hours(received, HOURS[Sort(sort)], programme.desk_opens, programme.desk_closes)
