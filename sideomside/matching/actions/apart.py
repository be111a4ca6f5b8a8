"""Whom somebody must not meet: in their own words, or by name. No reason is asked for, and no other is told."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sideomside.ground.audit import log
from sideomside.matching.actions.moving import move
from sideomside.matching.models import MustNotMeet, Proposal
from sideomside.matching.queries import takes_part_in, where_known
from sideomside.matching.rules import OPEN, may_say_rather_not, may_take_away, may_write_down
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def rather_not(*, person: Person, words: str, once: UUID, by: Viewer) -> MustNotMeet:
    """A name, or how one can know who it is; pressed twice it is one note."""
    allow(may_say_rather_not(by, person.id, takes_part_in(by, person.id)))
    known = MustNotMeet.objects.filter(person=person, once=once).first()
    return known or _note(person, words=words, other="", once=once, by=by)


@transaction.atomic
def keep_apart(*, person: Person, other_id: UUID, by: Viewer) -> None:
    """These two must not be brought together, and what is open between them stops."""
    allow(may_say_rather_not(by, person.id, takes_part_in(by, person.id)))
    known = MustNotMeet.objects.filter(
        person=person, by_role=by.role
    )  # one's own stands beside a coordinator's
    if not any(row.other == str(other_id) and not row.words for row in known):
        _note(person, words="", other=str(other_id), once=None, by=by)
        _stop_between(person.id, other_id, by)


@transaction.atomic
def recognise(*, row: MustNotMeet, other_id: UUID, by: Viewer) -> MustNotMeet:
    """The coordinator knows whom the words mean; from now on it is a hard rule.

    The log's line is about nobody: on the person's own page it would say that the other takes part here.
    """
    allow(may_write_down(by, where_known(by, row.person_id)) and other_id != row.person_id)
    row.other = str(other_id)
    row.save(update_fields=["other"])
    _stop_between(row.person_id, other_id, by)
    log.record("wishes.recognised", thing=row.id, by=by)
    return row


@transaction.atomic
def not_that_one(*, row: MustNotMeet, by: Viewer) -> MustNotMeet:
    """A coordinator took the words for somebody else: they stand, and nobody is recognised in them."""
    allow(may_write_down(by, where_known(by, row.person_id)) and bool(row.words))
    row.other = ""
    row.save(update_fields=["other"])
    log.record("wishes.recognised", thing=row.id, by=by)
    return row


@transaction.atomic
def let_meet(*, person: Person, row: MustNotMeet, by: Viewer) -> None:
    """The note is taken away again, by whoever made it: what somebody said themselves nobody else takes back."""
    allow(row.person_id == person.id and may_take_away(by, row, takes_part_in(by, person.id)))
    row_id = row.id
    row.delete()
    log.record("wishes.let_meet", about=person.id, thing=row_id, by=by)


def _note(person: Person, *, words: str, other: str, once: UUID | None, by: Viewer) -> MustNotMeet:
    row = MustNotMeet(person=person, words=words, other=other, once=once, by_id=by.person_id, by_role=by.role)
    row.save(force_insert=True)
    log.record("wishes.kept_apart", about=person.id, thing=row.id, by=by)
    return row


def _stop_between(one_id: UUID, other_id: UUID, by: Viewer) -> None:
    two = Q(participant_id=one_id, peer_id=other_id) | Q(participant_id=other_id, peer_id=one_id)
    for proposal in Proposal.objects.filter(two, state__in=OPEN):
        move(proposal=proposal, step="stopped", by=by)
