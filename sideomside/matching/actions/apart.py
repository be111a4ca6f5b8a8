"""Whom somebody must not meet: in their own words, or by name. No reason is asked for, and no other is told."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sideomside.ground.audit import log
from sideomside.matching.actions.moving import hold_open, move
from sideomside.matching.models import MustNotMeet, Proposal
from sideomside.matching.queries import takes_part_in, where_known
from sideomside.matching.rules import may_say_rather_not, may_take_away, may_write_down
from sideomside.people.models import Person
from sideomside.people.rules import NotAllowed, Viewer, allow


@transaction.atomic
def rather_not(*, person: Person, words: str, once: UUID, by: Viewer) -> MustNotMeet:
    """A name, or how one can know who it is; pressed twice it is one note."""
    allow(may_say_rather_not(by, person.id, takes_part_in(by, person.id)))
    known = MustNotMeet.objects.filter(person=person, once=once).first()
    return known or _note(person, words=words, other="", once=once, by=by)


@transaction.atomic
def keep_apart(*, person: Person, other_id: UUID, by: Viewer) -> None:
    """These two must not be brought together, and what is open between them stops.

    Where a yes made them a pair in the same moment the note stands all the same, and a human hears of it.
    """
    allow(may_say_rather_not(by, person.id, takes_part_in(by, person.id)))
    between = _open_between(person.id, other_id, by)
    known = MustNotMeet.objects.filter(
        person=person, by_role=by.role
    )  # one's own stands beside a coordinator's
    if not any(row.other == str(other_id) and not row.words for row in known):
        _note(person, words="", other=str(other_id), once=None, by=by)
        _stop(between, by)


@transaction.atomic
def recognise(*, row: MustNotMeet, other_id: UUID, by: Viewer) -> MustNotMeet:
    """The coordinator knows whom the words mean; from now on it is a hard rule.

    The log's line is about nobody: on the person's own page it would say that the other takes part here.
    """
    held = _held(row)
    allow(may_write_down(by, where_known(by, held.person_id)) and other_id != held.person_id)
    # Whom a colleague recognised meanwhile stands: first one says that it was not this one.
    allow(held.other in ("", str(other_id)))
    if not held.other:
        held.other = str(other_id)
        held.save(update_fields=["other"])
        _stop(_open_between(held.person_id, other_id, by), by)
        log.record("wishes.recognised", thing=held.id, by=by)
    return held


@transaction.atomic
def not_that_one(*, row: MustNotMeet, by: Viewer) -> MustNotMeet:
    """A coordinator took the words for somebody else: they stand, and nobody is recognised in them."""
    held = _held(row)
    allow(may_write_down(by, where_known(by, held.person_id)) and bool(held.words))
    if held.other:
        held.other = ""
        held.save(update_fields=["other"])
        log.record("wishes.not_that_one", thing=held.id, by=by)
    return held


@transaction.atomic
def let_meet(*, person: Person, row: MustNotMeet, by: Viewer) -> None:
    """The note is taken away again, by whoever made it: what somebody said themselves nobody else takes back."""
    allow(row.person_id == person.id and may_take_away(by, row, takes_part_in(by, person.id)))
    gone, _each = MustNotMeet.objects.filter(id=row.id).delete()
    if gone:
        log.record("wishes.let_meet", about=person.id, thing=row.id, by=by)


def _held(row: MustNotMeet) -> MustNotMeet:
    """As it is now, and until this is done; whoever wrote it may have taken it away."""
    held = MustNotMeet.objects.select_for_update().filter(id=row.id).first()
    if held is None:
        raise NotAllowed
    return held


def _note(person: Person, *, words: str, other: str, once: UUID | None, by: Viewer) -> MustNotMeet:
    row = MustNotMeet(person=person, words=words, other=other, once=once, by_id=by.person_id, by_role=by.role)
    row.save(force_insert=True)
    log.record("wishes.kept_apart", about=person.id, thing=row.id, by=by)
    return row


def _open_between(one_id: UUID, other_id: UUID, by: Viewer) -> list[Proposal]:
    two = Q(participant_id=one_id, peer_id=other_id) | Q(participant_id=other_id, peer_id=one_id)
    return hold_open(which=two, by=by)


def _stop(between: list[Proposal], by: Viewer) -> None:
    for proposal in between:
        move(proposal=proposal, step="stopped", by=by)
