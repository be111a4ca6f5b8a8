"""Hours in words, what a module is made of, and an example of thirty-four hours to begin from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import ngettext

from sideomside.path.models import Attended, Module, Sparring, TrainingDay
from sideomside.people.rules import Viewer, may_coordinate


@dataclass(frozen=True)
class Lesson:
    """What was written in the form for a module."""

    title: str
    about: str
    minutes: int
    number: int = 1
    opens: str = ""
    material: str = ""
    link: str = ""


@dataclass(frozen=True)
class Time:
    """When and where a module is taught."""

    starts_at: datetime
    minutes: int
    where: str = ""


def may_move(viewer: Viewer, held: Sparring | TrainingDay, time: Time, now: datetime) -> bool:
    """Into what lies ahead, whether or not it should have begun; not what was called off, nor what was noted."""
    programme = held.module.programme_id if isinstance(held, TrainingDay) else held.programme_id
    stands = held.cancelled_at is None and held.noted_at is None
    return may_coordinate(viewer, programme) and stands and time.starts_at > now


def hours_in_words(minutes: int) -> str:
    """As one says it: 1 hour, 1.5 hours, 34 hours."""
    hours = round(minutes / 60, 2)
    told = number_format(int(hours) if hours == int(hours) else hours)
    return ngettext("%(hours)s hour", "%(hours)s hours", 1 if hours == 1 else 2) % {"hours": told}


def as_hours(minutes: int) -> Decimal:
    """As one types it: 3, 1.5."""
    return Decimal(minutes // 60) if minutes % 60 == 0 else (Decimal(minutes) / 60).quantize(Decimal("0.01"))


def is_learned(module: Module, attended: Iterable[Attended]) -> bool:
    """All of its hours, however many days they took."""
    return sum(one.minutes for one in attended if one.module_id == module.id) >= module.minutes


def learned_on(module: Module, attended: Iterable[Attended]) -> date | None:
    """The day it was whole."""
    days = [one.on for one in attended if one.module_id == module.id]
    return max(days, default=None)


CAFE, GROUP, ONE = Module.Opens.CAFE, Module.Opens.GROUP, Module.Opens.ONE_TO_ONE
EXAMPLE = (
    Lesson("Velkommen", "Hvem vi er, hvad vi lover hinanden, og hvad en peer er og ikke er.", 180),
    Lesson("Din egen historie", "Hvad du vil dele, hvad der er dit eget, og hvordan man siger fra.", 240),
    Lesson("At lytte", "Lytte uden at løse. Tavshed, spørgsmål og at blive siddende.", 240),
    Lesson("Håb og hverdag", "Hvad andre kalder recovery, og hvad det kan være for hver af os.", 180),
    Lesson(
        "Grænser",
        "Tid, penge, telefon og kram. Hvad vi gør, når en grænse bliver trådt over.",
        240,
        opens=CAFE,
    ),
    Lesson("Når det bliver svært", "112, selvmordstanker, børn, og hvem du ringer til bagefter.", 240),
    Lesson("Det, vi holder for os selv", "Tavshed, det loven siger, og det vi altid må tale om.", 120),
    Lesson(
        "At være i en gruppe",
        "Holde en gruppe sammen to og to, også den dag det går skævt.",
        240,
        opens=GROUP,
    ),
    Lesson(
        "Det første møde og det sidste",
        "Begynde roligt, følges ad, og sige ordentligt farvel.",
        240,
        opens=ONE,
    ),
    Lesson("Pas på dig selv", "Dit overskud, pauser og sparring. Hvad du selv har brug for.", 120),
)
