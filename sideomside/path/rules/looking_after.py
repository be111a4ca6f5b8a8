"""Sparring and how a peer is: what may be seen by whom, and what a form holds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sideomside.path.models import Pulse, Sparring, SparringSeat
from sideomside.people.rules import Viewer, is_self

MOST_TIMES = 9  # a year of six weeks each
MOST_WEEKS = 26  # between two times of sparring; half a year
ASKED_FOR = timedelta(days=14)  # an unanswered question goes by itself


@dataclass(frozen=True)
class Times:
    """What was planned: the first time, and how often again."""

    starts_at: datetime
    minutes: int
    where: str
    sort: str
    led_by: str
    people: tuple[UUID, ...]
    times: int = 1
    weeks: int = 6
    open_to_all: bool = False


def period_of(day: date) -> str:
    return f"{day:%Y-%m}"


def needs_a_word(pulse: Pulse) -> bool:
    """It is hard, or they would like a call; until somebody has had a word."""
    hard = pulse.call or pulse.how == Pulse.How.HARD
    return pulse.answered_at is not None and pulse.talked_at is None and hard


def may_read_pulse(viewer: Viewer, pulse: Pulse, readers: Collection[UUID] | None) -> bool:
    """Those it is for; where there is nobody, all of the programme. Never somebody about themselves."""
    here = viewer.coordinates(pulse.programme_id) and viewer.person_id != pulse.person_id
    return here and (not readers or viewer.person_id in readers)


def may_answer(viewer: Viewer, pulse: Pulse) -> bool:
    return viewer.is_peer and is_self(viewer, pulse.person_id)


def may_see_seat(viewer: Viewer, person_id: UUID) -> bool:
    return viewer.is_peer and is_self(viewer, person_id)


def has_said_no(seat: SparringSeat) -> bool:
    """To this very time; what was said of another one counts no more."""
    return seat.cannot and not seat.asked_anew


def is_over(sparring: Sparring, now: datetime) -> bool:
    return sparring.starts_at <= now and sparring.cancelled_at is None
