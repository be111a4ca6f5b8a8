"""Steps offered to somebody who might like to be something for others; a yes, a no, and enough of it."""

from django.db import transaction
from django.utils import timezone

from sideomside.gatherings import actions as gatherings
from sideomside.ground.audit import log
from sideomside.path.models import Giving
from sideomside.path.rules import may_answer_offer, may_walk_with
from sideomside.people import actions as people
from sideomside.people import queries
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, Viewer, allow


@transaction.atomic
def offer_step(*, person: Person, programme: Programme, step: str, by: Viewer) -> Giving:
    """Twice is once. Nothing is sent: one says it, and it can be read on their own page."""
    allow(may_walk_with(by, person.id, programme.id) and step in Giving.Step.values)
    Person.objects.select_for_update().get(id=person.id)
    known = Giving.objects.filter(person=person, programme=programme, step=step, ended_at=None).first()
    if known and known.answer != Giving.Answer.NO:
        return known
    if known:  # they said no once; a human has asked them again
        known.delete()
    row = Giving(person=person, programme=programme, step=step, offered_at=timezone.now())
    row.offered_by_id = by.person_id
    row.save(force_insert=True)
    log.record("path.step_offered", about=person.id, thing=row.id, detail={"step": step}, by=by)
    return row


@transaction.atomic
def answer_offer(*, giving: Giving, yes: bool, by: Viewer) -> Giving:
    """Yes and no weigh the same; no reason is asked for."""
    allow(may_answer_offer(by, giving))
    row = _held(giving)
    allow(row.ended_at is None)
    if row.answer == Giving.Answer.NONE:
        row.answer = Giving.Answer.YES if yes else Giving.Answer.NO
        row.answered_at = timezone.now()
        row.save(update_fields=["answer", "answered_at"])
        log.record("path.step_answered", about=row.person_id, thing=row.id, by=by)
    return row


@transaction.atomic
def take_up(*, giving: Giving, by: Viewer) -> Giving:
    """A coordinator has arranged it; a host gets the host's hat, and a way to sign in where there is a mail."""
    allow(may_walk_with(by, giving.person_id, giving.programme_id))
    row = _held(giving)
    allow(row.ended_at is None and row.answer == Giving.Answer.YES)
    if row.met_at is None:
        row.met_at = timezone.now()
        row.save(update_fields=["met_at"])
        if row.step == Giving.Step.HOST:
            _put_on_hat(row, by)
        log.record("path.step_begun", about=row.person_id, thing=row.id, by=by)
    return row


@transaction.atomic
def enough_of_it(*, giving: Giving, by: Viewer) -> Giving:
    """Stepping back is one press, by the person; or noted by a coordinator. The rest of their life here is the same."""
    allow(may_answer_offer(by, giving) or may_walk_with(by, giving.person_id, giving.programme_id))
    row = _held(giving)
    if row.ended_at is None:
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        if row.step == Giving.Step.HOST and row.met_at:
            be_no_host(person=row.person, programme=row.programme, by=by)
        log.record("path.step_ended", about=row.person_id, thing=row.id, by=by)
    return row


def _put_on_hat(row: Giving, by: Viewer) -> None:
    role = people.give_role(person=row.person, programme=row.programme, name=Hat.HOST, by=by)
    if role.state != Role.State.ACTIVE:
        people.set_role_state(role=role, state=Role.State.ACTIVE, by=by)
    if queries.where_invited(by, row.person):
        people.invite(person=row.person, by=by)


@transaction.atomic
def be_no_host(*, person: Person, programme: Programme, by: Viewer) -> None:
    """The hat goes altogether, so that nothing is kept for its sake; their coming days are free."""
    Role.objects.filter(person=person, programme=programme, name=Hat.HOST).delete()
    gatherings.give_back_days(person=person, programme=programme, by=by)


def _held(giving: Giving) -> Giving:
    rows = Giving.objects.select_for_update(of=("self",)).select_related("person", "programme")
    return rows.get(id=giving.id)
