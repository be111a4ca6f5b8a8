"""Those who work here: how a colleague is given a hat, first or second, and how it is taken off again."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people import queries
from sideomside.people.actions.accounts import invite, put_on
from sideomside.people.actions.persons import add_contact, meet, touch
from sideomside.people.actions.role_steps import note_role_steps
from sideomside.people.models import Absence, Account, Programme, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow, may_take_off, may_take_on

State = Role.State
WORN = (State.ACTIVE, State.PAUSED)


@transaction.atomic
def take_on(*, programme: Programme, name: str, mail: str, hat: str, by: Viewer) -> Role:
    """Pressed twice it is one. One of our own gets a second hat at once; anybody else says yes by a letter."""
    allow(may_take_on(by, programme.id, hat))
    _hold(programme, by)
    person = queries.known_at_work(by, mail) or meet(name=name, by=by)
    role = Role.objects.filter(person=person, programme=programme, name=hat).first()
    if role and role.state != State.LEFT:
        return role
    role = role or Role(person=person, programme=programme, name=hat)
    role.state, role.since, role.given_by_id = State.INVITED, timezone.now(), by.person_id
    role.save()
    note_role_steps(roles=[role], by=by)
    log.record("work.offered", about=person.id, thing=role.id, detail={"role": hat}, by=by)
    _let_in(role, mail, by)
    return role


@transaction.atomic
def send_again(*, role: Role, by: Viewer) -> None:
    """The letter never came, or lay for more than three days."""
    allow(may_take_off(by, role) and role.state == State.INVITED)
    invite(person=role.person, by=by)


@transaction.atomic
def let_go(*, role: Role, by: Viewer) -> None:
    """A hat is taken off, from this moment; with the last one goes the way in. Pressed twice it is once."""
    allow(may_take_off(by, role))
    _hold(role.programme, by)
    held = Role.objects.select_related("person").get(id=role.id)
    if held.state == State.LEFT:
        return
    held.state = State.LEFT
    held.save(update_fields=["state"])
    note_role_steps(roles=[held], by=by)
    touch(person_id=held.person_id, by=by)
    log.record("work.ended", about=held.person_id, thing=held.id, detail={"role": held.name}, by=by)
    if held.name == Hat.COORDINATOR:
        _stand_in_instead(held, by)
    _close_the_way_in(held.person_id)


def _hold(programme: Programme, by: Viewer) -> None:
    """One at a time, and whoever acts still coordinates: of two who take off each other's hat, one comes too late."""
    Programme.objects.select_for_update().get(id=programme.id)
    mine = Role.objects.filter(person_id=by.person_id, programme=programme, name=Hat.COORDINATOR)
    allow(by.role == SYSTEM or mine.filter(state=State.ACTIVE).exists())


def _let_in(role: Role, mail: str, by: Viewer) -> None:
    """A password of their own is the sign that they have been here; a way in that was closed opens by a new letter.

    Who only works, or walks with a peer, in somebody else's programme is asked by letter, and known here by their yes.
    """
    account = Account.objects.filter(person=role.person).first()
    comes_in = account is not None and account.is_active and account.has_usable_password()
    ours = Role.objects.filter(person=role.person, programme_id__in=by.programme_ids, state__in=WORN)
    if comes_in and ours.exists():
        put_on(role=role, by=by)
        return
    if not comes_in:
        add_contact(person=role.person, way="mail", value=mail, by=by)
    invite(person=role.person, typed=mail, by=by)


def _stand_in_instead(role: Role, by: Viewer) -> None:
    """Whoever is away here and relied on them relies on the one who did this, and nobody waits unseen."""
    coordinating = Role.objects.filter(name=Hat.COORDINATOR, state=State.ACTIVE)
    still = coordinating.filter(person_id=role.person_id).values("programme_id")
    ahead = Absence.objects.filter(last_day__gte=timezone.localdate(), ended_at=None)
    if not still.exists():
        for absence in ahead.filter(person_id=role.person_id):
            _over(absence, by)
    here = coordinating.filter(programme_id=role.programme_id).values("person_id")
    for absence in ahead.filter(stand_in_id=role.person_id, person_id__in=here):
        relied_elsewhere = coordinating.filter(person_id=absence.person_id, programme_id__in=still).exists()
        if absence.person_id != by.person_id:
            _noted(absence, by)
        if not relied_elsewhere:
            _over(absence, by)


def _noted(absence: Absence, by: Viewer) -> None:
    """The same days, with the one who did this."""
    same = {"person_id": absence.person_id, "first_day": absence.first_day, "last_day": absence.last_day}
    mine, new = Absence.objects.get_or_create(**same, stand_in_id=by.person_id, ended_at=None)
    if new:
        log.record("absence.noted", about=absence.person_id, thing=mine.id, by=by)


def _over(absence: Absence, by: Viewer) -> None:
    absence.ended_at = timezone.now()
    absence.save(update_fields=["ended_at"])
    log.record("absence.ended", about=absence.person_id, thing=absence.id, by=by)


def _close_the_way_in(person_id: object) -> None:
    """Nothing left to come in for: sessions, passwords and unopened letters stop working at once."""
    worn = Role.objects.filter(person_id=person_id).exclude(name=Hat.PARTICIPANT).exclude(state=State.LEFT)
    account = Account.objects.filter(person_id=person_id).first()
    if account and not worn.exists():
        account.is_active = False
        account.set_unusable_password()
        account.save(update_fields=["is_active", "password"])
