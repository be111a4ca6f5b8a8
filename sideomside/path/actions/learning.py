"""Who means to come, who was there, and who has learned it elsewhere."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.path.models import Attended, Module, TrainingDay, TrainingSeat
from sideomside.path.queries import learners, my_days
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer, allow, may_coordinate


@transaction.atomic
def say_coming(*, day: TrainingDay, comes: bool, by: Viewer) -> TrainingDay:
    """One press either way, as long as it has not been; nobody asks why."""
    held = TrainingDay.objects.select_for_update(of=("self",)).get(id=day.id)
    allow(held.id in {one.id for one in my_days(by)})
    mine = TrainingSeat.objects.filter(day=held, person_id=by.person_id)
    known = mine.first()
    if (known is None and not comes) or (known and comes and not known.asked_anew):
        return held
    if known is None:
        TrainingSeat(day=held, person_id=by.person_id).save(force_insert=True)
    elif comes:
        mine.update(asked_anew=False)
    else:
        mine.delete()
    log.record("path.coming" if comes else "path.not_coming", about=by.person_id, thing=held.id, by=by)
    return held


@transaction.atomic
def note_attendance(*, day: TrainingDay, came: Collection[UUID], by: Viewer) -> TrainingDay:
    """Said again, the newer list stands: who is not on it any more was not there."""
    allow(may_coordinate(by, day.module.programme_id))
    day = TrainingDay.objects.select_for_update(of=("self",)).select_related("module").get(id=day.id)
    allow(day.cancelled_at is None and day.starts_at <= timezone.now())
    known = {person.id for person in learners(by, day.module.programme_id)}
    before = set(Attended.objects.filter(day=day).values_list("person_id", flat=True))
    now = (set(came) & known) | (before - known)  # somebody who has left since was there all the same
    Attended.objects.filter(day=day, person_id__in=before - now).delete()
    on = timezone.localdate(day.starts_at)
    for person_id in sorted(now - before, key=str):
        row = Attended(day=day, module=day.module, person_id=person_id, on=on, minutes=day.minutes)
        row.by_id = by.person_id
        row.save(force_insert=True)
    day.noted_at = timezone.now()
    day.save(update_fields=["noted_at"])
    log.record_many("path.attended", [(who, day.id) for who in sorted(now ^ before, key=str)], by=by)
    return day


@transaction.atomic
def note_learned_elsewhere(*, person: Person, module: Module, on: date, once: UUID, by: Viewer) -> Attended:
    """All of its hours; pressed twice it is one."""
    allow(may_coordinate(by, module.programme_id) and person.id != by.person_id)
    allow(person.id in {one.id for one in learners(by, module.programme_id)})
    Programme.objects.select_for_update().get(id=module.programme_id)
    known = Attended.objects.filter(once=once).first()
    if known:
        allow((known.person_id, known.module_id) == (person.id, module.id))
        return known
    row = Attended(person=person, module=module, on=on, minutes=module.minutes, by_id=by.person_id, once=once)
    row.save(force_insert=True)
    log.record("path.attended", about=person.id, thing=row.id, by=by)
    return row
