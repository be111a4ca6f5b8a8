"""Accounts for those who work here, staff and peers: invited, never self-made."""

from uuid import UUID

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from sideomside.ground.audit import log
from sideomside.ground.post import letters
from sideomside.people import queries
from sideomside.people.actions.role_steps import note_role_steps
from sideomside.people.models import Account, LinkAsked, Person, Role, from_outside
from sideomside.people.models.account import login_fingerprint
from sideomside.people.rules import (
    COLLEAGUES,
    Viewer,
    allow,
    has_no_password_to_forget,
    is_self,
)


@transaction.atomic
def make_account(*, person: Person, login: str, password: str | None = None, by: Viewer) -> Account:
    """Give a person a way to sign in. Without a password it opens only through an invitation."""
    allow(by.is_coordinator or by.role == "system")
    account = Account(
        organisation_id=person.organisation_id, person=person, username=login_fingerprint(login)
    )
    account.set_password(password)
    account.save(force_insert=True)
    log.record("account.made", about=person.id, thing=account.id, by=by)
    return account


@transaction.atomic
def invite(*, person: Person, typed: str = "", by: Viewer) -> str:
    """Send a link with which a person chooses a password; returns where it leads.

    It goes to the address they sign in with and to no other. A way in that was closed, because the last hat was
    taken off, opens again.
    """
    allow(by.is_coordinator or by.role == "system" or is_self(by, person.id))
    address = queries.where_invited(by, person, typed)
    allow(address != "")
    account = Account.objects.filter(person=person).first() or make_account(
        person=person, login=address, by=by
    )
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])
    with translation.override(person.language):
        token = default_token_generator.make_token(account)
        link = from_outside(reverse("people:invitation", args=[account.id, token]))
    letters.send(
        "people/mail/invitation",
        to=person.id,
        address=address,
        channel="mail",
        language=person.language,
        context={"name": person.name, "link": link},
    )
    log.record("account.invited", about=person.id, thing=account.id, by=by)
    return link


@transaction.atomic
def choose_password(*, account: Account, password: str, by: Viewer) -> None:
    """The invitation was opened and a password chosen; the link does not work a second time."""
    account.set_password(password)
    account.save(update_fields=["password"])
    log.record("account.password", about=account.person_id, thing=account.id, by=by)
    begin_work(person_id=account.person_id, by=by)


@transaction.atomic
def begin_work(*, person_id: UUID, by: Viewer) -> None:
    """They can come in now: the hats a colleague laid ready are put on, and not a moment before."""
    for role in Role.objects.filter(person_id=person_id, name__in=COLLEAGUES, state=Role.State.INVITED):
        put_on(role=role, by=by)


@transaction.atomic
def put_on(*, role: Role, by: Viewer) -> None:
    """One hat that was laid ready; those other programmes laid ready wait for a yes of their own."""
    allow(role.name in COLLEAGUES and role.state == Role.State.INVITED)
    role.state, role.since = Role.State.ACTIVE, timezone.now()
    role.save(update_fields=["state", "since"])
    note_role_steps(roles=[role], by=by)
    log.record("work.begun", about=role.person_id, thing=role.id, detail={"role": role.name}, by=by)


@transaction.atomic
def ask_for_invitation(*, login: str, by: Viewer) -> None:
    """Write down that a password was forgotten. Known or unknown costs the same here; the sweep looks it up."""
    LinkAsked.objects.get_or_create(fingerprint=login_fingerprint(login))


@transaction.atomic
def send_new_invitation(*, asked: LinkAsked, by: Viewer) -> bool:
    """A new link goes to the address we already have of whoever signs in by that name, or nothing happens."""
    account = Account.objects.filter(
        username=asked.fingerprint, organisation_id=by.organisation_id, is_active=True
    ).first()
    person = Person.objects.filter(id=account.person_id).first() if account else None
    if person is None or has_no_password_to_forget(account) or not queries.where_invited(by, person):
        return False
    invite(person=person, by=by)
    return True
