"""The same person wrote twice: one thread of life, sealed anew under one key. It can be undone."""

from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.intake.actions.steps import hold, meet_version, take_step
from sideomside.intake.models import Enquiry, EnquiryStep, InboundMail, Message, Step, Talk
from sideomside.intake.rules import may_answer
from sideomside.people import actions as people
from sideomside.people import queries as who
from sideomside.people.models import Contact, Person, PrivateLink
from sideomside.people.rules import Hat, Viewer, allow

SEALED = {Message: ("subject", "words", "quoted", "attachments"), Talk: ("note",)}


@transaction.atomic
def join(*, enquiry: Enquiry, person: Person, version: int | None = None, by: Viewer) -> None:
    """This enquiry belongs to `person`. Its own links close: only the person's known way in leads to them."""
    allow(may_answer(by, enquiry) and who.person(by, person.id) is not None)
    meet_version(enquiry=enquiry, version=version, by=by)
    hold(enquiry=enquiry, by=by)
    before = enquiry.person_id
    if before == person.id:
        return
    detail = {"from": str(before), "into": str(person.id), **_bring_along(before, person, by)}
    _give_to(enquiry, person.id)
    people.give_role(person=person, programme=enquiry.programme, name=Hat.PARTICIPANT, by=by)
    heard = Person.objects.get(id=before).last_contact_at  # they are one: heard from when either was
    people.touch(person_id=person.id, at=heard, by=by)
    if not Enquiry.objects.filter(person_id=before).exists():
        Person.objects.filter(id=before).update(joined_into=person)
    take_step(enquiry=enquiry, kind=Step.JOINED, detail=detail, by=by)


@transaction.atomic
def part(*, enquiry: Enquiry, by: Viewer) -> None:
    """It was somebody else after all: everything goes back where it was, links and all."""
    allow(may_answer(by, enquiry))
    joined = EnquiryStep.objects.filter(enquiry=enquiry, kind=Step.JOINED, superseded_by=None).last()
    if joined is None:
        return
    first = UUID(joined.detail["from"])
    Person.objects.filter(id=first).update(joined_into=None)
    _give_to(enquiry, first)
    _take_back(joined.detail, by)
    step = take_step(enquiry=enquiry, kind=Step.PARTED, by=by)
    EnquiryStep.objects.filter(id=step.id).update(supersedes=joined)


def _give_to(enquiry: Enquiry, person_id: UUID) -> None:
    """The rows change hands, and their words the key they lie under; a mail as it came has a key of its own."""
    InboundMail.objects.filter(enquiry=enquiry).update(person_id=person_id)
    for model, sealed in SEALED.items():
        for row in model.objects.filter(enquiry=enquiry):
            _seal_anew(row, sealed, person_id)
    enquiry.person = Person.objects.get(id=person_id)
    enquiry.save(update_fields=["person"])


def _seal_anew(row: models.Model, sealed: tuple[str, ...], person_id: UUID) -> None:
    words = {name: getattr(row, name) for name in sealed}  # opened with the old key
    row.person_id = person_id  # type: ignore[attr-defined]
    for name, value in words.items():
        setattr(row, name, value)
    row.save(update_fields=["person", *sealed])


def _bring_along(before: UUID, person: Person, by: Viewer) -> dict[str, Any]:
    """Addresses and the yes to reading come along; what came along is remembered, so that it can go back."""
    known = set(Contact.objects.filter(person=person).values_list("fingerprint", flat=True))
    brought = [
        people.add_contact(person=person, way=contact.way, value=contact.value or "", by=by)
        for contact in Contact.objects.filter(person_id=before)
        if contact.fingerprint not in known
    ]
    links = list(PrivateLink.objects.filter(person_id=before, revoked_at=None).values_list("id", flat=True))
    PrivateLink.objects.filter(id__in=links).update(revoked_at=timezone.now())
    yes = consent.bring_along(before=before, person=person, purpose=Purpose.WORDS, channel="joined", by=by)
    return {
        "contacts": [str(contact.id) for contact in brought],
        "links": [str(link) for link in links],
        "yes": yes is not None,
    }


def _take_back(detail: dict[str, Any], by: Viewer) -> None:
    person = Person.objects.get(id=detail["into"])
    Contact.objects.filter(id__in=detail["contacts"]).delete()
    PrivateLink.objects.filter(id__in=detail["links"]).update(revoked_at=None)
    if detail["yes"]:
        consent.withdraw(person=person, purpose=Purpose.WORDS, channel="joined", by=by)
