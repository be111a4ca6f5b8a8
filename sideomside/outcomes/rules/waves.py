"""The times one is asked. What they hang on happens in other rooms; here stand only their days."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sideomside.outcomes.models import Asking, Wave
from sideomside.people.models import Person, Programme

WEEK_SIX_DAYS = 42
AFTER_DAYS = 91
OPEN_FOR = timedelta(days=21)  # after that the question is gone from the page, and nobody mentions it
REMIND_AFTER = timedelta(days=7)
SHOWN_FOR = timedelta(days=60)  # what somebody brings to a meeting is of no use much later
OF_A_DRAW = Wave.LOTS  # said yes to with the draw itself, whatever else the programme has chosen
ASKED_OF_ALL = (Wave.INTAKE, Wave.FIRST_MEETING, Wave.WEEK_SIX, Wave.END, Wave.AFTER)
# Somebody else's yardstick is longer than our own, and is asked for less often.
LOADED_WAVES = (Wave.INTAKE, Wave.FIRST_MEETING, Wave.END, Wave.AFTER)


@dataclass(frozen=True, slots=True)
class Due:
    """The room above knows who has come how far: one person, one time, and the day it came."""

    person: Person
    programme: Programme
    wave: str
    on: date
    episode: UUID


def course(first_met: date | None, over_on: date | None) -> Iterator[tuple[Wave, date]]:
    """The times of two people who meet. `over_on` is the day the person knew that it was over."""
    if first_met is None:
        return
    yield Wave.FIRST_MEETING, first_met
    week_six = first_met + timedelta(days=WEEK_SIX_DAYS)
    if over_on is None or week_six < over_on:
        yield Wave.WEEK_SIX, week_six
    if over_on is not None:
        yield Wave.END, over_on
        yield Wave.AFTER, over_on + timedelta(days=AFTER_DAYS)


def is_due(due: Due, waves: Container[str], today: date) -> bool:
    """Its day has come and is not long gone: nobody is asked today how they were last spring."""
    chosen = due.wave in waves or due.wave == OF_A_DRAW
    return chosen and due.on <= today < due.on + OPEN_FOR


def may_remind(asking: Asking, now: datetime) -> bool:
    """Once, after a week, and only where there was a letter to remind of."""
    waited = now - asking.asked_at
    return asking.letter and asking.reminded_at is None and REMIND_AFTER <= waited < OPEN_FOR
