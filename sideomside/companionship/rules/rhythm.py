"""Which days a fixed time falls on: the same clock on the wall, summer and winter, and no holidays."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.utils.translation import get_language

from sideomside.companionship.models import Rhythm
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.days.workdays import kept_free_as
from sideomside.people.rules import Viewer

WEEK = timedelta(days=7)
AHEAD = timedelta(days=28)  # meetings are put in the calendar so far ahead


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day on which they would have met, and the holiday it is."""

    day: date
    holiday: str


def days_of(rhythm: Rhythm, since: date, until: date) -> list[date]:
    """Every day of the rhythm from the first to the last of these, holidays and all."""
    first, step = rhythm.first_at.astimezone(COPENHAGEN).date(), WEEK * rhythm.every
    gone_by = max(0, -((first - since).days // step.days))
    day, found = first + step * gone_by, []
    while day <= until:
        found.append(day)
        day += step
    return found


def times_of(rhythm: Rhythm, since: date, until: date) -> list[datetime]:
    """The moments themselves; a holiday is left out, and so is the evening before Christmas."""
    clock = rhythm.first_at.astimezone(COPENHAGEN).time()
    days = days_of(rhythm, since, until)
    return [at(day, clock) for day in days if not kept_free_as(day)]


def skipped(rhythm: Rhythm, since: date, until: date) -> list[Skipped]:
    """Said aloud, so that nobody stands there alone at Christmas."""
    language = "en" if (get_language() or "da").startswith("en") else "da"
    named = [(day, kept_free_as(day, language)) for day in days_of(rhythm, since, until)]
    return [Skipped(day, name) for day, name in named if name]


def at(day: date, clock: time) -> datetime:
    """A clock that the wall jumps over in spring is an hour later."""
    wall = datetime.combine(day, clock, COPENHAGEN)
    return datetime.fromtimestamp(wall.timestamp(), COPENHAGEN)


def name_of(rhythm: Rhythm, moment: datetime) -> UUID:
    """The same day of the same rhythm is the same meeting, however often it is laid."""
    return uuid5(rhythm.id, moment.astimezone(COPENHAGEN).date().isoformat())


def rhythm_yes(viewer: Viewer) -> str:
    return "peer_yes_at" if viewer.is_peer else "participant_yes_at"
