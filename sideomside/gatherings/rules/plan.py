"""What a coordinator plans; every number is the programme's own to change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sideomside.gatherings.models import Kind, Manual
from sideomside.people.models import Place

WEEKS, MINUTES, LEAST, SEATS = 10, 120, 8, 12
TWO = 2  # lead a group, side by side


@dataclass(frozen=True, slots=True)
class Plan:
    """Title and words are for everybody's eyes."""

    kind: str
    title: str
    times: Sequence[datetime]
    about: str = ""
    title_en: str = ""
    about_en: str = ""
    place: Place | None = None
    manual: Manual | None = None
    taught_with: str = ""
    minutes: int = MINUTES
    least: int = 0
    seats: int = SEATS
    language: str = "da"


def may_plan(plan: Plan) -> bool:
    """A name, a time, and room for somebody; an open course is taught by two."""
    taught = plan.kind != Kind.COURSE or bool(plan.taught_with.strip())
    return bool(plan.title.strip() and plan.times and plan.seats >= 1 and taught)
