"""Those it is about hear it: in plain words on their own page, behind a neutral letter, or by voice."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.breaches.actions.noting import in_hand, write_step
from sideomside.breaches.actions.writing import write_to_told
from sideomside.breaches.models import Breach, BreachStep, Touched
from sideomside.breaches.queries import hat_of, may_know, not_heard, to_tell, write_first
from sideomside.breaches.rules import Step
from sideomside.ground.audit import log
from sideomside.people.models import Person
from sideomside.people.queries import visible_to
from sideomside.people.rules import Hat, Viewer, allow


@transaction.atomic
def tell_people(*, breach: Breach, words: str, only_seen: bool, by: Viewer) -> int:
    """Those this coordinator may know of: whose pages were seen, or everybody who could have been reached.

    Somebody is written to once for each thing. Who has no letterbox stands on the page until somebody has said it.
    """
    one = in_hand(breach=breach, by=by)
    allow(bool(words.strip()))
    new = Person.objects.filter(id__in=to_tell(by, one, only_seen=only_seen)).order_by("id")
    if not new:
        return 0
    step = write_step(breach=one.breach, name=Step.TOLD, words=words, by=by)
    return sum(_tell(one.breach, step, person, by) for person in new)


def _tell(breach: Breach, step: BreachStep, person: Person, by: Viewer) -> int:
    """Who stood there with a reason is written to all the same, and is one row still."""
    row = _row(breach, person.id, by)
    row.step, row.by_id = step, by.person_id
    if write_to_told(person=person, hat=row.hat, by=by):
        row.way, row.told_at = Touched.Way.LETTER, timezone.now()
    row.save()
    if row.way:
        _note(row, by)
    return 1


@transaction.atomic
def note_not_reached(*, breach: Breach, people: Collection[UUID], words: str, once: UUID, by: Viewer) -> int:
    """Each of them stands by name with the reason; nobody who has heard it meanwhile, and nobody one may not know of.

    Where nobody at all is known who should hear it, the reason stands alone. Pressed twice it is one, and those who
    can get a letter are written to first.
    """
    one = in_hand(breach=breach, by=by)
    known = one.breach.steps.filter(once=once).first()
    if known:
        return one.breach.touched.filter(why=known).count()
    missing = not_heard(by, one)
    who = sorted(may_know(by, missing & set(people)), key=str)
    allow(bool(words.strip()) and bool(who or not (missing or people)) and not write_first(by, one))
    step = write_step(breach=one.breach, name=Step.NOT_REACHED, words=words, more={"once": once}, by=by)
    for person_id in who:
        row = _row(one.breach, person_id, by)
        row.why = step
        row.save()
    log.record("breach.not_reached", thing=breach.id, detail={"count": len(who)}, by=by)
    return len(who)


def _row(breach: Breach, person_id: UUID, by: Viewer) -> Touched:
    """One for each of them."""
    found = breach.touched.filter(person_id=person_id, part=Touched.Part.TOLD).first()
    row = found or Touched(breach=breach, person_id=person_id, part=Touched.Part.TOLD, by_id=by.person_id)
    row.hat = row.hat or hat_of(by, person_id, at_work=False)
    return row


@transaction.atomic
def told_by_voice(*, breach: Breach, person: Person, by: Viewer) -> Touched:
    """Somebody called, or said it over the coffee."""
    one = in_hand(breach=breach, by=by)
    allow(visible_to(by).filter(id=person.id).exists())
    row = (
        one.breach.touched.select_for_update(of=("self",))
        .filter(person=person, part=Touched.Part.TOLD)
        .first()
    )
    allow(row is not None)
    if row.told_at is None:
        row.way, row.told_at, row.by_id = Touched.Way.VOICE, timezone.now(), by.person_id
        row.save(update_fields=["way", "told_at", "by_id"])
        _note(row, by)
    return row


def _note(row: Touched, by: Viewer) -> None:
    if row.hat == Hat.PARTICIPANT:
        log.record("breach.told", about=row.person_id, thing=row.breach_id, by=by)
    else:
        log.record("breach.told_at_work", about=row.person_id, thing=row.breach_id, by=by)
