"""What somebody has learned and what comes next: for themselves, and for the coordinators."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.path.models import Attended, Module, TrainingDay, TrainingSeat
from sideomside.path.queries.reading import mine
from sideomside.path.rules import hours_in_words, is_learned, learned_on, may_learn
from sideomside.peers import queries as peers
from sideomside.peers.rules import GROWN, ON_THE_WAY
from sideomside.people.models import Person
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Coming:
    """A day that lies ahead."""

    day: TrainingDay
    said: bool  # that they come
    asked_anew: bool = False  # they said so of another time, and it was moved since


@dataclass(frozen=True)
class Learned:
    """One module as somebody stands in it."""

    module: Module
    hours: str
    on: date | None  # the day it was whole
    days: list[Coming]


@dataclass(frozen=True)
class Learning:
    """All of it."""

    modules: list[Learned]
    hours: str
    all_hours: str
    done: int


@dataclass(frozen=True)
class Learner:
    """For the coordinator: who has learned what."""

    person_id: UUID
    name: str
    parts: list[int]  # numbers of the modules they have had
    hours: str


def my_learning(viewer: Viewer) -> Learning | None:
    """From the participant's room until one is a peer, from the peer's afterwards."""
    path = mine(viewer)
    if not may_learn(viewer, path) or viewer.person_id is None:
        return None
    programme_id = path.programme_id if path else next(iter(viewer.programme_ids))
    return _learning(programme_id, viewer.person_id)


def my_days(viewer: Viewer) -> list[TrainingDay]:
    """What lies ahead of one's own learning, and one can say that one comes to."""
    learning = my_learning(viewer)
    days = [one.day for part in learning.modules for one in part.days] if learning else []
    return [day for day in days if day.cancelled_at is None]


def learning_of(viewer: Viewer, person_id: UUID, programme_id: UUID) -> Learning | None:
    """For whoever walks it with them."""
    return _learning(programme_id, person_id) if viewer.coordinates(programme_id) else None


def modules(viewer: Viewer, programme_id: UUID) -> list[Module]:
    if not viewer.works_in(programme_id):
        return []
    return list(Module.objects.filter(programme_id=programme_id, retired_at=None))


def module(viewer: Viewer, module_id: UUID) -> Module | None:
    """For the coordinators of its programme."""
    found = Module.objects.filter(id=module_id, programme_id__in=viewer.programme_ids)
    return found.select_related("programme").first() if viewer.is_coordinator else None


def training_day(viewer: Viewer, day_id: UUID) -> TrainingDay | None:
    found = TrainingDay.objects.filter(id=day_id, module__programme_id__in=viewer.programme_ids)
    return found.select_related("module__programme").first() if viewer.is_coordinator else None


def training_days(viewer: Viewer, programme_id: UUID) -> list[TrainingDay]:
    """What comes, and what has been and is not noted; with how many have said that they come."""
    if not viewer.coordinates(programme_id):
        return []
    rows = TrainingDay.objects.filter(module__programme_id=programme_id, cancelled_at=None, noted_at=None)
    said = Count("seats", filter=Q(seats__asked_anew=False))
    return list(rows.select_related("module").annotate(coming=said).order_by("starts_at"))


def days_to_note(viewer: Viewer) -> list[TrainingDay]:
    """Over, and nobody has said who was there."""
    if not viewer.is_coordinator:
        return []
    here = TrainingDay.objects.filter(module__programme_id__in=viewer.programme_ids)
    rows = here.filter(starts_at__lt=timezone.now(), cancelled_at=None, noted_at=None)
    return list(rows.select_related("module"))


def learners(viewer: Viewer, programme_id: UUID) -> list[Person]:
    """Those on the way and those who are peers, by name."""
    if not viewer.coordinates(programme_id):
        return []
    files = peers.visible_to(viewer).filter(programme_id=programme_id)
    people = [file.person for file in files.filter(state__in=GROWN | ON_THE_WAY)]
    take_keys(person.id for person in people)
    return sorted(people, key=lambda person: (person.name or "").casefold())


def who_has_what(viewer: Viewer, programme_id: UUID) -> list[Learner]:
    """One row each; that one looked is written down."""
    people, taught = learners(viewer, programme_id), modules(viewer, programme_id)
    log.record_list(viewer, {person.id for person in people}, screen="training")
    had: dict[UUID, list[Attended]] = defaultdict(list)
    for one in Attended.objects.filter(module__programme_id=programme_id, person__in=people):
        had[one.person_id].append(one)
    return [
        Learner(
            person.id,
            person.name or "",
            [module.number for module in taught if is_learned(module, had[person.id])],
            hours_in_words(sum(one.minutes for one in had[person.id])),
        )
        for person in people
    ]


def came_to(viewer: Viewer, day: TrainingDay) -> set[UUID]:
    return set(day.attended.values_list("person_id", flat=True)) if viewer.is_coordinator else set()


def coming_to(viewer: Viewer, day: TrainingDay) -> list[Person]:
    """Who has said so, for the coordinators, by name; that one looked is written down with the rest of the page."""
    return _seated(viewer, day.module, TrainingSeat.objects.filter(day=day, asked_anew=False))


def asked_anew_to(viewer: Viewer, day: TrainingDay) -> list[Person]:
    """Who said so of another time, before it was moved."""
    return _seated(viewer, day.module, TrainingSeat.objects.filter(day=day, asked_anew=True))


def meant_to_come(viewer: Viewer, module: Module) -> list[Person]:
    """To any day of it that lies ahead."""
    ahead = module.days.filter(cancelled_at=None, noted_at=None, starts_at__gt=timezone.now())
    return _seated(viewer, module, TrainingSeat.objects.filter(day__in=ahead))


def _seated(viewer: Viewer, module: Module, seats: QuerySet[TrainingSeat]) -> list[Person]:
    said = set(seats.values_list("person_id", flat=True))
    return [person for person in learners(viewer, module.programme_id) if person.id in said]


def _learning(programme_id: UUID, person_id: UUID) -> Learning:
    had = list(Attended.objects.filter(person_id=person_id, module__programme_id=programme_id))
    known = Module.objects.filter(programme_id=programme_id)
    coming = _coming(programme_id, person_id)
    taught = [one for one in known if one.retired_at is None or is_learned(one, had)]
    # What one had said yes to, and is taught no more, stands there as called off until the day has been.
    meant = [one for one in known if any(day.said or day.asked_anew for day in coming[one.id])]
    shown = [one for one in known if one in taught or one in meant]
    found = [_learned(module, had, coming[module.id]) for module in shown]
    return Learning(
        modules=found,
        hours=hours_in_words(sum(one.minutes for one in had)),
        all_hours=hours_in_words(sum(one.minutes for one in taught)),
        done=sum(1 for one in found if one.on),
    )


def _learned(module: Module, had: list[Attended], days: list[Coming]) -> Learned:
    whole = is_learned(module, had)
    on = learned_on(module, had) if whole else None
    return Learned(module, hours_in_words(module.minutes), on, [] if whole else days)


def _coming(programme_id: UUID, person_id: UUID) -> dict[UUID, list[Coming]]:
    rows = TrainingDay.objects.filter(module__programme_id=programme_id, starts_at__gte=timezone.now())
    seats = dict(TrainingSeat.objects.filter(person_id=person_id).values_list("day_id", "asked_anew"))
    found: dict[UUID, list[Coming]] = defaultdict(list)
    for day in rows:
        anew = seats.get(day.id)
        found[day.module_id].append(Coming(day, said=anew is False, asked_anew=anew is True))
    return found
