"""Writing down what somebody wishes for, and whom they must not meet."""

from typing import Any
from uuid import UUID

from django.db import transaction

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.matching.actions.asking import go_on
from sideomside.matching.actions.ending import stop_for
from sideomside.matching.models import MustNotMeet, Proposal, Wishes
from sideomside.matching.rules import Stale, State, may_wish
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow

FIELDS = ("words", "themes", "asked", "not_wanted")


@transaction.atomic
def wish(*, person: Person, wishes: dict[str, Any], version: int, by: Viewer) -> Wishes:
    """Keep the wishes as they are now; whoever wrote on an older page is told who was there in between."""
    allow(may_wish(by, person.id))
    row = Wishes.objects.select_for_update().filter(person=person).first() or Wishes(person=person)
    if row.version != version:
        raise Stale(row)
    changed = [name for name in FIELDS if name in wishes and getattr(row, name) != wishes[name]]
    for name in changed:
        setattr(row, name, wishes[name])
    row.version, row.changed_by_id = row.version + 1, by.person_id
    row.save()
    log.record("wishes.changed", about=person.id, thing=row.id, detail={"fields": changed}, by=by)
    return row


@transaction.atomic
def say_yes(*, person: Person, channel: str, by: Viewer) -> None:
    """Yes to looking for a peer; what was drafted and waited for it goes on."""
    allow(may_wish(by, person.id))
    consent.give(person=person, purpose=Purpose.MATCHING, channel=channel, by=by)
    for proposal in Proposal.objects.filter(participant=person, state=State.DRAFTED):
        go_on(proposal=proposal, by=by)


@transaction.atomic
def take_back(*, person: Person, channel: str, by: Viewer) -> None:
    """The yes is taken back, as easily; what is open stops in the same breath."""
    allow(may_wish(by, person.id))
    consent.withdraw(person=person, purpose=Purpose.MATCHING, channel=channel, by=by)
    stop_for(person_id=person.id, by=by)


@transaction.atomic
def mark(*, person: Person, sentences: list[str], by: Viewer) -> Wishes:
    """Mark sentences in somebody's own words; nothing is added and nothing inferred."""
    allow(by.is_coordinator)
    row = Wishes.objects.select_for_update().filter(person=person).first() or Wishes(person=person)
    row.marked = sentences
    row.save()
    log.record("wishes.marked", about=person.id, thing=row.id, by=by)
    return row


@transaction.atomic
def keep_apart(*, person: Person, other_id: UUID, by: Viewer) -> None:
    """These two must not be brought together. No reason is asked for."""
    allow(may_wish(by, person.id) or (by.is_peer and by.person_id == person.id))
    known = MustNotMeet.objects.filter(person=person)
    if not any(row.other == str(other_id) for row in known):
        row = MustNotMeet(person=person, other=str(other_id), by_id=by.person_id, by_role=by.role)
        row.save(force_insert=True)
        log.record("wishes.kept_apart", about=person.id, thing=row.id, by=by)


@transaction.atomic
def let_meet(*, person: Person, row: MustNotMeet, by: Viewer) -> None:
    """The note is taken away again."""
    allow(row.person_id == person.id and may_wish(by, person.id))
    row_id = row.id
    row.delete()
    log.record("wishes.let_meet", about=person.id, thing=row_id, by=by)
