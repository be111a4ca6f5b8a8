"""Somebody would rather be found by a person alone: said at any time, and taken back as easily."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching.models import ByHand
from sideomside.matching.queries import takes_part_in
from sideomside.matching.rules import may_choose_by_hand
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def choose_by_hand(*, person: Person, hat: str, by_hand: bool, by: Viewer) -> ByHand | None:
    """Counts from the next look at a list; who asked for it is still found, by hand. Said twice it is said once."""
    allow(may_choose_by_hand(by, person.id, hat, takes_part_in(by, person.id)))
    Person.objects.select_for_update().get(id=person.id)
    before = ByHand.objects.filter(person=person, hat=hat, superseded_by=None).first()
    if (before.by_hand if before else False) == by_hand:
        return before
    row = ByHand(
        person=person,
        hat=hat,
        by_hand=by_hand,
        happened_at=timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
        supersedes=before,
    )
    row.save(force_insert=True)
    log.record("wishes.by_hand", about=person.id, thing=row.id, by=by)
    return row
