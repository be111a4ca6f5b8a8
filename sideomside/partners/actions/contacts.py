"""Somebody at a partner gets a way to sign in, and loses it again when they move on."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.partners.models import OfficeKey, PartnerContact
from sideomside.partners.queries import former_contact
from sideomside.partners.rules import Agreement, may_look_after
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, Viewer, allow


@transaction.atomic
def add_contact(*, agreement: Agreement, name: str, mail: str, title: str, by: Viewer) -> PartnerContact:
    """They get a letter with which they choose a password; a second factor is asked for as of all who work here."""
    allow(may_look_after(by, agreement.programme_id))
    person = former_contact(by, agreement.body, mail) or _met(name, mail, by)
    contact = appoint(agreement=agreement, person=person, title=title, by=by)
    people.invite(person=person, by=by)
    return contact


@transaction.atomic
def appoint(*, agreement: Agreement, person: Person, title: str, by: Viewer) -> PartnerContact:
    """From now on this person acts for the partner; appointed twice it is once."""
    allow(may_look_after(by, agreement.programme_id))
    known = PartnerContact.objects.filter(person=person, ended_at=None).first()
    if known:
        return known
    contact = PartnerContact(person=person, body=agreement.body, title=title.strip())
    contact.save(force_insert=True)
    log.record("partner.contact", about=person.id, thing=contact.id, by=by)
    _give_hats(contact, by)
    return contact


@transaction.atomic
def end_contact(*, contact: PartnerContact, by: Viewer) -> None:
    """From this moment they see nothing. What they began and nobody said yes to goes by itself."""
    roles = list(Role.objects.filter(person_id=contact.person_id, name=Hat.PARTNER))
    allow(any(may_look_after(by, role.programme_id) for role in roles))
    if contact.ended_at is None:
        contact.ended_at = timezone.now()
        contact.save(update_fields=["ended_at"])
        OfficeKey.objects.filter(person_id=contact.person_id).delete()
        for role in roles:
            _take_hat(role, by)
        log.record("partner.contact_ended", about=contact.person_id, thing=contact.id, by=by)


@transaction.atomic
def give_hat(*, person: Person, programme: Programme, by: Viewer) -> None:
    """The hat of somebody who had left is put on again."""
    role = people.give_role(person=person, programme=programme, name=Hat.PARTNER, by=by)
    if role.state == Role.State.LEFT:
        people.set_role_state(role=role, state=Role.State.ACTIVE, by=by)


def _met(name: str, mail: str, by: Viewer) -> Person:
    person = people.meet(name=name, language="da", channel="mail", by=by)
    people.add_contact(person=person, way="mail", value=mail, by=by)
    return person


def _give_hats(contact: PartnerContact, by: Viewer) -> None:
    """One hat for each of the coordinator's programmes that has agreed something with them."""
    agreed = Agreement.objects.filter(body=contact.body, programme_id__in=by.programme_ids)
    for one in {
        agreement.programme_id: agreement for agreement in agreed.select_related("programme")
    }.values():
        give_hat(person=contact.person, programme=one.programme, by=by)


def _take_hat(role: Role, by: Viewer) -> None:
    if may_look_after(by, role.programme_id):
        people.set_role_state(role=role, state=Role.State.LEFT, by=by)
