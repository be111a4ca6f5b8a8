"""The day before: one short letter that says nothing, and never a second one."""

from django.db import transaction

from sideomside.gatherings.actions.writing import TOMORROW, letter_to
from sideomside.gatherings.queries import Reminded
from sideomside.ground.audit import log
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def remind(*, reminded: Reminded, by: Viewer) -> None:
    """Written down first, so that a sweep that is run twice writes once."""
    allow(by.role == SYSTEM)
    for row in reminded.rows:
        type(row).objects.filter(id=row.id).update(reminded_for=reminded.day)
    first = reminded.rows[0]
    programme_id = first.place.programme_id if hasattr(first, "place") else first.gathering.programme_id
    person, hat = reminded.person, reminded.hat
    if letter_to(person=person, hat=hat, template=TOMORROW, programme_id=programme_id, by=by):
        log.record("gathering.reminded", about=person.id, by=by)
