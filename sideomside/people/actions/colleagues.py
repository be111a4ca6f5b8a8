"""Those who work here: how a colleague is given a hat, first or second, and how it is taken off again."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people import queries
from sideomside.people.actions.accounts import begin_work, invite
from sideomside.people.actions.persons import add_contact, meet, touch
from sideomside.people.actions.role_steps import note_role_steps
from sideomside.people.models import Absence, Account, Person, Programme, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow, may_take_off, may_take_on

State = Role.State


@transaction.atomic
def take_on(*, programme: Programme, name: str, mail: str, hat: str, by: Viewer) -> Role:
    """Pressed twice it is one. Somebody we know gets a second hat, and a letter only if they cannot come in yet."""
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
    _let_in(person, mail, by)
    role.refresh_from_db()
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
        _stand_in_instead(held.person_id, by)
    _close_the_way_in(held.person_id)


def _hold(programme: Programme, by: Viewer) -> None:
    """One at a time, and whoever acts still coordinates: of two who take off each other's hat, one comes too late."""
    Programme.objects.select_for_update().get(id=programme.id)
    mine = Role.objects.filter(person_id=by.person_id, programme=programme, name=Hat.COORDINATOR)
    allow(by.role == SYSTEM or mine.filter(state=State.ACTIVE).exists())


def _let_in(person: Person, mail: str, by: Viewer) -> None:
    """A password of their own is the sign that they have been here; a way in that was closed opens by a new letter."""
    account = Account.objects.filter(person=person).first()
    if account and account.is_active and account.has_usable_password():
        begin_work(person_id=person.id, by=by)
        return
    add_contact(person=person, way="mail", value=mail, by=by)
    invite(person=person, by=by)


def _stand_in_instead(person_id: object, by: Viewer) -> None:
    """Whoever was away and relied on them relies on the one who did this; their own absences are nobody's."""
    Absence.objects.filter(person_id=person_id).delete()
    relied = Absence.objects.filter(stand_in_id=person_id, last_day__gte=timezone.localdate(), ended_at=None)
    relied.filter(person_id=by.person_id).delete()
    relied.update(stand_in_id=by.person_id)


def _close_the_way_in(person_id: object) -> None:
    """Nothing left to come in for: sessions, passwords and unopened letters stop working at once."""
    worn = Role.objects.filter(person_id=person_id).exclude(name=Hat.PARTICIPANT).exclude(state=State.LEFT)
    account = Account.objects.filter(person_id=person_id).first()
    if account and not worn.exists():
        account.is_active = False
        account.set_unusable_password()
        account.save(update_fields=["is_active", "password"])
