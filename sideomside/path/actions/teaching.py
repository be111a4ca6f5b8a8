"""What is taught, and when: written by the programme itself."""

from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.path.actions.telling import NEWS, OFF, tell_learners
from sideomside.path.actions.times import put_at
from sideomside.path.models import Module, TrainingDay, TrainingSeat
from sideomside.path.rules import EXAMPLE, Lesson, Time
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer, allow, may_coordinate


@transaction.atomic
def write_module(
    *, programme: Programme, lesson: Lesson, module: Module | None = None, once: UUID, by: Viewer
) -> Module:
    """A new one, or another wording of one there is; pressed twice it is one."""
    allow(may_coordinate(by, programme.id) and (module is None or module.programme_id == programme.id))
    Programme.objects.select_for_update().get(id=programme.id)
    row = module or Module.objects.filter(once=once).first() or Module(programme=programme, once=once)
    allow(row.programme_id == programme.id)
    for name in ("title", "about", "minutes", "number", "opens", "material", "link"):
        setattr(row, name, getattr(lesson, name))
    row.save()
    log.record("path.module", thing=row.id, by=by)
    return row


@transaction.atomic
def begin_with_example(*, programme: Programme, by: Viewer) -> list[Module]:
    """Thirty-four hours in ten modules, to be written over as the programme likes; only where there are none."""
    allow(may_coordinate(by, programme.id))
    Programme.objects.select_for_update().get(id=programme.id)
    if Module.objects.filter(programme=programme).exists():
        return []
    return [
        write_module(
            programme=programme,
            lesson=Lesson(lesson.title, lesson.about, lesson.minutes, number, lesson.opens),
            once=uuid5(programme.id, f"example {number}"),
            by=by,
        )
        for number, lesson in enumerate(EXAMPLE, 1)
    ]


@transaction.atomic
def retire_module(*, module: Module, by: Viewer) -> Module:
    """Not taught any more, so no day ahead of it stands; whoever has learned it keeps it."""
    allow(may_coordinate(by, module.programme_id))
    if module.retired_at is None:
        ahead = module.days.filter(cancelled_at=None, noted_at=None, starts_at__gt=timezone.now())
        days = [held for day in ahead if _called_off(held := _held(day, by), by)]
        _tell(days, OFF, by)  # one letter, however many days they meant to come to
        module.retired_at = timezone.now()
        module.save(update_fields=["retired_at"])
        log.record("path.module", thing=module.id, by=by)
    return module


@transaction.atomic
def plan_day(*, module: Module, time: Time, once: UUID, by: Viewer) -> TrainingDay:
    allow(may_coordinate(by, module.programme_id) and module.retired_at is None)
    Programme.objects.select_for_update().get(id=module.programme_id)
    known = TrainingDay.objects.filter(once=once).first()
    if known:
        allow(known.module_id == module.id)
        return known
    day = TrainingDay(
        module=module, starts_at=time.starts_at, minutes=time.minutes, where=time.where.strip(), once=once
    )
    day.save(force_insert=True)
    log.record("path.training_day", thing=day.id, by=by)
    return day


@transaction.atomic
def call_off_day(*, day: TrainingDay, by: Viewer) -> TrainingDay:
    """It comes to nothing, and those who meant to come are told; what was noted about a day that was held stays."""
    held = _held(day, by)
    if _called_off(held, by) and held.starts_at > timezone.now():
        _tell([held], OFF, by)
    return held


@transaction.atomic
def move_day(*, day: TrainingDay, time: Time, by: Viewer) -> TrainingDay:
    """Those who meant to come hear of it, and say anew whether they come."""
    held = _held(day, by)
    if not put_at(held=held, time=time, by=by):
        return held
    log.record("path.day_moved", thing=held.id, by=by)
    _tell([held], NEWS, by)
    return held


def _held(day: TrainingDay, by: Viewer) -> TrainingDay:
    """Nobody else changes it until we are done; a day that was noted is history."""
    allow(may_coordinate(by, day.module.programme_id))
    held = TrainingDay.objects.select_for_update(of=("self",)).select_related("module").get(id=day.id)
    allow(held.noted_at is None)
    return held


def _called_off(held: TrainingDay, by: Viewer) -> bool:
    if held.cancelled_at is not None:
        return False
    held.cancelled_at = timezone.now()
    held.save(update_fields=["cancelled_at"])
    log.record("path.training_day", thing=held.id, by=by)
    return True


def _tell(days: list[TrainingDay], template: str, by: Viewer) -> None:
    """Each who has said that they come to one of them, once."""
    seats = TrainingSeat.objects.filter(day__in=days).select_related("person")
    said = {seat.person_id: seat.person for seat in seats}.values()
    for programme_id in {day.module.programme_id for day in days}:
        tell_learners(people=said, programme_id=programme_id, template=template, by=by)
