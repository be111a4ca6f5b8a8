"""Meeting a person, and what we then know of them."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.ground.vault.keys import blind, make_key
from sideomside.ground.vault.walls import current_organisation
from sideomside.people import queries
from sideomside.people.actions.role_steps import note_role_steps
from sideomside.people.models import Absence, Contact, Person, Programme, Role
from sideomside.people.rules import Hat, Viewer, allow, is_self, may_coordinate, normalised

CHANGEABLE = frozenset({"name", "language", "channel", "words_in_mail"})


@transaction.atomic
def meet(*, name: str = "", language: str = "da", channel: str = "mail", by: Viewer) -> Person:
    """Write somebody down for the first time: the key first, then the row. A number is nobody's name."""
    person = Person(id=uuid4(), language=language, channel=channel)
    make_key(person.id, current_organisation())
    person.name = mask(name.strip())[0]
    person.save(force_insert=True)
    log.record("person.met", about=person.id, by=by)
    return person


@transaction.atomic
def change_person(*, person: Person, changes: dict[str, Any], by: Viewer) -> Person:
    """Change what we call somebody or how we write to them."""
    allow(is_self(by, person.id) or by.role == "system" or _works_with(by, person.id))
    kept = {name: value for name, value in changes.items() if name in CHANGEABLE}
    if "name" in kept:
        kept["name"] = mask(kept["name"])[0]
    for name, value in kept.items():
        setattr(person, name, value)
    person.save(update_fields=list(kept))
    log.record("person.changed", about=person.id, detail={"fields": sorted(kept)}, by=by)
    return person


@transaction.atomic
def add_contact(*, person: Person, way: str, value: str, typed: bool = False, by: Viewer) -> Contact:
    """Remember a number or an address; the same one twice is one.

    Whoever types one of their own may have typed somebody else's: then nobody's mail is filed by it.
    """
    typed = typed or is_self(by, person.id) or by.role in {"visitor", Hat.PARTICIPANT}
    mark = blind(person.organisation_id, f"contact|{way}", normalised(way, value))
    known = Contact.objects.filter(person=person, fingerprint=mark).first()
    if known:
        return known if typed or not known.only_typed else _settle(known, True, by)
    contact = Contact(person=person, way=way, value=value.strip(), fingerprint=mark, only_typed=typed)
    contact.save(force_insert=True)
    log.record("person.changed", about=person.id, thing=contact.id, detail={"fields": ["contact"]}, by=by)
    return contact


@transaction.atomic
def vouch_for(*, contact: Contact, theirs: bool = True, by: Viewer) -> Contact:
    """One of us knows that it is theirs, or takes that back: mail from it is read where they read theirs, or not."""
    allow(by.role == "system" or _works_with(by, contact.person_id))
    return _settle(contact, theirs, by)


@transaction.atomic
def change_contact(*, person: Person, way: str, value: str, by: Viewer) -> None:
    """One number and one address each: the new one takes the old one's place, or nothing does."""
    allow(is_self(by, person.id) or by.role == "system" or _works_with(by, person.id))
    kept = add_contact(person=person, way=way, value=value, by=by) if value.strip() else None
    Contact.objects.filter(person=person, way=way).exclude(id=kept.id if kept else None).delete()
    if kept is None:
        log.record("person.changed", about=person.id, detail={"fields": ["contact"]}, by=by)


@transaction.atomic
def give_role(*, person: Person, programme: Programme, name: str, state: str = "active", by: Viewer) -> Role:
    """Put a hat on somebody; the participant's hat comes with the first words they send."""
    allow(by.role in {"system", "visitor"} or may_coordinate(by, programme.id))
    allow(by.role != "visitor" or name == Hat.PARTICIPANT)
    role, made = Role.objects.get_or_create(
        person=person, programme=programme, name=name, defaults={"state": state}
    )
    if made:
        note_role_steps(roles=[role], by=by)
        log.record("role.given", about=person.id, thing=role.id, detail={"role": name}, by=by)
    return role


@transaction.atomic
def set_role_state(*, role: Role, state: str, by: Viewer) -> Role:
    """A hat is paused, taken off or put on again."""
    allow(is_self(by, role.person_id) or may_coordinate(by, role.programme_id))
    role.state = state
    role.save(update_fields=["state"])
    note_role_steps(roles=[role], by=by)
    log.record("role.changed", about=role.person_id, thing=role.id, detail={"state": state}, by=by)
    return role


@transaction.atomic
def touch(*, person_id: UUID, at: datetime | None = None, by: Viewer) -> None:
    """There was contact now, or at a moment that was written down later; keep-times count from the last one."""
    now = timezone.now()
    known = Person.objects.filter(id=person_id)
    if at is not None and at < now:
        known.filter(last_contact_at__lt=at).update(last_contact_at=at)
    else:
        known.update(last_contact_at=now)


def forget(*, person_id: UUID, by: Viewer) -> None:
    """The last room forgets: the person, their contacts, links and account. The key is gone already."""
    log.record("person.erased", about=person_id, by=by)
    Absence.objects.filter(stand_in_id=person_id).delete()
    Person.objects.filter(joined_into_id=person_id).delete()
    Person.objects.filter(id=person_id).delete()


def _settle(contact: Contact, theirs: bool, by: Viewer) -> Contact:
    contact.only_typed = not theirs
    contact.save(update_fields=["only_typed"])
    detail = {"fields": ["contact"], "theirs": theirs}
    log.record("person.changed", about=contact.person_id, thing=contact.id, detail=detail, by=by)
    return contact


def _works_with(by: Viewer, person_id: UUID) -> bool:
    return queries.cared_for(by).filter(id=person_id).exists()
