"""Years of people who came, were answered and talked with, and went; written many at a time, sealed as always."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import blind, key_ring, make_keys
from sideomside.intake.models import Direction, Enquiry, EnquiryStep, Message, Sort, State, Step, Way, Why
from sideomside.people.models import Contact, Person, Role
from sideomside.people.rules import Hat
from tests.people import House

AT_A_TIME = 500
YEARS = 10
NAMES = ("Anne", "Bo", "Cille", "Dorte", "Emil", "Freja", "Gorm", "Hanne", "Inger", "Jens", "Åse", "Øjvind")
STEPS = (Step.RECEIVED, Step.READ, Step.ANSWERED, Step.SORTED, Step.TALK_HELD, Step.CLOSED)
VERBS = (
    "enquiry.received",
    "read.opened",
    "enquiry.answered",
    "enquiry.sorted",
    "talk.held",
    "enquiry.closed",
)


def grow(house: House, karen: UUID, begin: int, end: int) -> None:
    """The past from its `begin`th person to its `end`th; inside the house."""
    for at in range(begin, end, AT_A_TIME):
        numbers = range(at, min(at + AT_A_TIME, end))
        with transaction.atomic(), key_ring():
            people = [Person(name=f"{NAMES[number % len(NAMES)]} {number}") for number in numbers]
            make_keys([one.id for one in people], house.organisation.id)
            Person.objects.bulk_create(people)
            _known(house, people)
            enquiries = [_enquiry(house, one, number) for one, number in zip(people, numbers, strict=True)]
            Enquiry.objects.bulk_create(enquiries)
            _said(enquiries, karen)
            about = [(one.person_id, one.id) for one in enquiries]
            for verb in VERBS:
                log.record_many(verb, about, by=house.system)


def _known(house: House, people: list[Person]) -> None:
    hat = {"programme": house.programme, "name": Hat.PARTICIPANT, "state": Role.State.LEFT}
    Role.objects.bulk_create(Role(person=one, **hat) for one in people)
    addresses = {one.id: f"{one.id.hex}@post.example" for one in people}
    Contact.objects.bulk_create(
        Contact(
            person=one,
            way="mail",
            value=addresses[one.id],
            fingerprint=blind(house.organisation.id, "mail", addresses[one.id]),
        )
        for one in people
    )


def _enquiry(house: House, person: Person, number: int) -> Enquiry:
    """Spread over the years, the youngest three months ago."""
    came = _long_ago(number)
    return Enquiry(
        programme=house.programme,
        person=person,
        first_person_id=person.id,
        way=list(Way)[number % 3],
        version=len(STEPS),
        state=State.CLOSED,
        sort=Sort.SEEKS,
        closed_why=Why.JOINED,
        received_at=came,
        read_at=came,
        answered_at=came + timedelta(days=1),
        talked_at=came + timedelta(days=7),
    )


def _said(enquiries: list[Enquiry], karen: UUID) -> None:
    Message.objects.bulk_create(one for enquiry in enquiries for one in _words(enquiry, karen))
    EnquiryStep.objects.bulk_create(
        EnquiryStep(
            enquiry=enquiry,
            number=number,
            kind=kind,
            happened_at=enquiry.received_at + timedelta(days=number),
            by_id=karen,
            by_role=Hat.COORDINATOR,
        )
        for enquiry in enquiries
        for number, kind in enumerate(STEPS, start=1)
    )
    Letter.objects.bulk_create(
        Letter(
            to_id=enquiry.person_id,
            channel="mail",
            template="intake/mail/answer",
            state=Letter.State.SENT,
            sent_at=enquiry.answered_at,
        )
        for enquiry in enquiries
    )


def _words(enquiry: Enquiry, karen: UUID) -> Iterator[Message]:
    came, said = enquiry.received_at, {"enquiry": enquiry, "person_id": enquiry.person_id, "way": enquiry.way}
    yield Message(**said, direction=Direction.IN, words="Jeg er alene.", happened_at=came, attachments=[])
    yield Message(
        **said,
        direction=Direction.OUT,
        words="Kom og drik kaffe.",
        happened_at=came + timedelta(days=1),
        by_id=karen,
    )


def _long_ago(number: int) -> datetime:
    return timezone.now() - timedelta(days=90 + number * 17 % (365 * YEARS))
