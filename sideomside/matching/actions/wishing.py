"""Writing down what somebody wishes for, and the yes to our looking."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.matching.actions.asking import go_on
from sideomside.matching.actions.ending import stop_for
from sideomside.matching.actions.moving import hold_open
from sideomside.matching.models import Wishes
from sideomside.matching.queries import takes_part_in
from sideomside.matching.rules import Stale, State, may_wish, may_write_down
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow

FIELDS = ("words", "themes", "asked", "not_wanted")


@transaction.atomic
def wish(*, person: Person, wishes: dict[str, Any], version: int, by: Viewer) -> Wishes:
    """Keep the wishes as they are now; whoever wrote on an older page is told who was there in between."""
    allow(may_wish(by, person.id, takes_part_in(by, person.id)))
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
    allow(may_wish(by, person.id, takes_part_in(by, person.id)))
    drafts = hold_open(which=Q(participant=person, state=State.DRAFTED), by=by)
    consent.give(person=person, purpose=Purpose.MATCHING, channel=channel, by=by)
    for proposal in drafts:
        go_on(proposal=proposal, by=by)


@transaction.atomic
def take_back(*, person: Person, channel: str, by: Viewer) -> None:
    """The yes is taken back, as easily; what is open stops in the same breath."""
    allow(may_wish(by, person.id, takes_part_in(by, person.id)))
    stop_for(person_id=person.id, by=by)  # held before the log: an answer may land just now
    consent.withdraw(person=person, purpose=Purpose.MATCHING, channel=channel, by=by)


@transaction.atomic
def mark(*, person: Person, sentences: list[str], by: Viewer) -> Wishes:
    """Mark sentences in somebody's own words; nothing is added and nothing inferred."""
    allow(may_write_down(by, takes_part_in(by, person.id)))
    row = Wishes.objects.select_for_update().filter(person=person).first() or Wishes(person=person)
    row.marked = sentences
    row.save()
    log.record("wishes.marked", about=person.id, thing=row.id, by=by)
    return row
