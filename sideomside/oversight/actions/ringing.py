"""The house looks over a day of reading, and asks a second person where it was unusual; they note what came of it."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.oversight.models import Draw, Drawn, Ring
from sideomside.oversight.queries import is_alone, lines_of
from sideomside.oversight.rules import LOOKED_OVER, Sign, may_answer, signs, usual, usual_of_all
from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, Viewer, allow

ASKED_LATELY = timedelta(days=14)  # the same page again is one question, and not one a day


@transaction.atomic
def look_over(*, day: date, by: Viewer) -> list[Ring]:
    """The questions a day gave that are new; looked over twice it gives them once."""
    allow(by.role == SYSTEM)
    rung, everybody = [], lines_of(by, day)
    habits = {one: usual(lines, day) for one, lines in everybody.items()}
    for (reader_id, role), lines in everybody.items():
        others = [kept for (other, hat), kept in habits.items() if hat == role and other != reader_id]
        found = _new(reader_id, day, signs(day, lines, usual_of_all(others)))
        ring = _ring(reader_id, role, day, found, by) if found else None
        rung += [ring] if ring else []
    log.record(LOOKED_OVER, detail={"day": str(day)}, by=by)
    return rung


@transaction.atomic
def wrote_to_responsible(*, rings: list[Ring], by: Viewer) -> None:
    """Asked for only once the letter has been handed over."""
    allow(by.role == SYSTEM)
    unwritten = Ring.objects.filter(id__in=[one.id for one in rings], responsible_at=None)
    unwritten.update(responsible_at=timezone.now())


@transaction.atomic
def answer(*, ring: Ring, came_of: str, words: str, by: Viewer) -> Ring:
    """Said once. Whoever thinks otherwise later talks to whoever said it."""
    ring = Ring.objects.select_for_update(of=("self",)).get(id=ring.id)
    allow(may_answer(by, ring, alone=is_alone(by, ring)) and came_of in Ring.CameOf)
    if ring.answered_at is not None:
        return ring
    ring.came_of, ring.words = came_of, words.strip()
    ring.answered_at, ring.answered_by_id = timezone.now(), by.person_id
    ring.save(update_fields=["came_of", "words", "answered_at", "answered_by_id"])
    log.record("oversight.answered", about=ring.reader_id, thing=ring.id, detail={"came_of": came_of}, by=by)
    return ring


@transaction.atomic
def let_go(*, old: list[UUID], by: Viewer) -> None:
    """Questions, and quarters that were drawn, whose time is over."""
    allow(by.role == SYSTEM)
    Ring.objects.filter(id__in=old).delete()
    Draw.objects.filter(id__in=old).delete()
    log.record("oversight.forgotten", detail={"questions": len(old)}, by=by)


def forget(*, person_id: UUID, by: Viewer) -> None:
    """That a look was drawn and gone through still counts; whose it was, and what was said of it, is gone."""
    Drawn.objects.filter(reader_id=person_id).update(reader=None, words=None)
    Drawn.objects.filter(answered_by_id=person_id).update(answered_by_id=None)
    Ring.objects.filter(reader_id=person_id).delete()
    Ring.objects.filter(answered_by_id=person_id).update(answered_by_id=None)


def _new(reader_id: UUID, day: date, found: list[Sign]) -> list[Sign]:
    lately = Ring.objects.filter(reader_id=reader_id, day__gt=day - ASKED_LATELY, day__lt=day)
    asked = {name for one in lately for name, _many, _usual in one.signs}
    return [one for one in found if one.name != "again" or "again" not in asked]


def _ring(reader_id: UUID, role: str, day: date, found: list[Sign], by: Viewer) -> Ring | None:
    worn = Role.objects.filter(person_id=reader_id, name=role).order_by("since").first()
    if worn is None or Ring.objects.filter(reader_id=reader_id, day=day).exists():
        return None
    told = [[one.name, one.many, one.usual] for one in found]
    ring = Ring(
        reader_id=reader_id, programme_id=worn.programme_id, day=day, signs=told, rung_at=timezone.now()
    )
    ring.save(force_insert=True)
    names = {"signs": [one.name for one in found]}
    log.record("oversight.rang", about=reader_id, thing=ring.id, detail=names, by=by)
    return ring
