"""The same person wrote twice: one thread of life, sealed anew under one key. It can be undone."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.intake.actions.giving import give_to
from sideomside.intake.actions.steps import hold, meet_version, take_step
from sideomside.intake.models import Enquiry, Step
from sideomside.intake.queries import may_be_another
from sideomside.intake.rules import may_answer
from sideomside.people import actions as people
from sideomside.people import queries as who
from sideomside.people.models import Contact, Person, PrivateLink
from sideomside.people.rules import Hat, Viewer, allow


@transaction.atomic
def join(
    *, enquiry: Enquiry, person: Person, version: int | None = None, asked: bool = False, by: Viewer
) -> None:
    """This enquiry belongs to `person`. Its own links close: only the person's known way in leads to them."""
    allow(may_answer(by, enquiry) and who.person(by, person.id) is not None)
    allow(asked or not may_be_another(by, enquiry, person))
    meet_version(enquiry=enquiry, version=version, by=by)
    hold(enquiry=enquiry, by=by)
    before = enquiry.person_id
    if before == person.id:
        return
    detail = {"from": str(before), "into": str(person.id), **_bring_along(before, person, by)}
    give_to(enquiry=enquiry, person_id=person.id, by=by)
    people.give_role(person=person, programme=enquiry.programme, name=Hat.PARTICIPANT, by=by)
    detail["vouched"] = _vouch(before, person, by)
    heard = Person.objects.get(id=before).last_contact_at  # they are one: heard from when either was
    people.touch(person_id=person.id, at=heard, by=by)
    if not Enquiry.objects.filter(person_id=before).exists():
        Person.objects.filter(id=before).update(joined_into=person)
    take_step(enquiry=enquiry, kind=Step.JOINED, detail=detail, by=by)


def _bring_along(before: UUID, person: Person, by: Viewer) -> dict[str, Any]:
    """Addresses and the yes to reading come along; what came along is remembered, so that it can go back."""
    known = set(Contact.objects.filter(person=person).values_list("fingerprint", flat=True))
    brought = [
        people.add_contact(person=person, way=one.way, value=one.value or "", typed=one.only_typed, by=by)
        for one in Contact.objects.filter(person_id=before)
        if one.fingerprint not in known
    ]
    links = list(PrivateLink.objects.filter(person_id=before, revoked_at=None).values_list("id", flat=True))
    PrivateLink.objects.filter(id__in=links).update(revoked_at=timezone.now())
    yes = consent.bring_along(before=before, person=person, purpose=Purpose.WORDS, channel="joined", by=by)
    return {
        "contacts": [str(contact.id) for contact in brought],
        "links": [str(link) for link in links],
        "yes": yes is not None,
    }


def _vouch(before: UUID, person: Person, by: Viewer) -> list[str]:
    """What was only typed is theirs, when it is for certain the address of the one they turned out to be."""
    sure = Contact.objects.filter(person_id=before, only_typed=False).values("fingerprint")
    typed = list(Contact.objects.filter(person=person, only_typed=True, fingerprint__in=sure))
    return [str(people.vouch_for(contact=one, by=by).id) for one in typed]
