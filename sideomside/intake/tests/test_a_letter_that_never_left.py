"""A letter the other side refuses is somebody who does not hear us: it stands in the thread, and one of us calls."""

import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from sideomside.ground.post import carrier
from sideomside.ground.post.jobs import carry_out
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake import actions, jobs
from sideomside.intake.models import Direction, Enquiry, EnquiryStep, Message, Step, Way
from sideomside.intake.queries import waiting_for_answer
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db
UNKNOWN = {"ida@slaafejl.example": (550, b"5.1.1 no such user")}
LATER = {"ida@slaafejl.example": (450, b"4.2.1 come back later")}
OURS = {"ida@slaafejl.example": (554, b"5.7.1 your server is on a list")}


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


@pytest.fixture
def karen(house: House) -> Viewer:
    return wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)


@pytest.fixture
def ida(house: House) -> Person:
    return someone(house, "Ida", Hat.PARTICIPANT, mail="ida@slaafejl.example")


@pytest.fixture
def answered(house: House, karen: Viewer, ida: Person) -> Enquiry:
    """Karen was told that her answer is on its way."""
    enquiry = actions.receive(
        programme=house.programme, person=ida, way=Way.FORM, words="Hej", by=house.system
    )
    assert actions.answer(enquiry=enquiry, words="Hej Ida. Kom forbi.", by=karen)
    return enquiry


def refuses(monkeypatch: Any, settings: Any, wrong: Exception) -> None:
    """The mail server answers, and says no."""

    def says_no(_mail: Any) -> None:
        raise wrong

    settings.MAIL_HOST = "mail.example"
    monkeypatch.setattr(carrier, "_smtp", says_no)


def days_pass(house: House, days: int = 12) -> datetime:
    """The postman and the sweep, again and again."""
    at = timezone.now()
    for _round in range(days):
        at += timedelta(days=1)
        with time_machine.travel(at, tick=False):
            carry_out(house.organisation.id)
            jobs.notice_letters_in_vain(house.organisation.id)
    return at


def notes(enquiry: Enquiry) -> list[str]:
    found = Message.objects.filter(enquiry=enquiry, direction=Direction.NOTE)
    return [one.words or "" for one in found]


@pytest.mark.parametrize("wrong", [UNKNOWN, LATER, OURS])
def test_an_answer_nobody_takes_is_karens_to_call_about(
    house: House, karen: Viewer, answered: Enquiry, wrong: Any, monkeypatch: Any, settings: Any
) -> None:
    assert waiting_for_answer(karen) == []
    refuses(monkeypatch, settings, smtplib.SMTPRecipientsRefused(wrong))
    at = days_pass(house)
    assert Letter.objects.get().state == "given_up"
    [words] = notes(answered)
    assert "kunne ikke sendes" in words
    assert EnquiryStep.objects.filter(enquiry=answered, kind=Step.REMIND).count() == 1
    with time_machine.travel(at, tick=False):
        [row] = waiting_for_answer(karen)
    assert row.enquiry.id == answered.id and row.reminder


def test_an_unknown_address_is_given_up_at_once_and_a_fault_of_ours_is_tried_again(
    house: House, answered: Enquiry, monkeypatch: Any, settings: Any
) -> None:
    for wrong, state in ((LATER, "waiting"), (OURS, "waiting"), (UNKNOWN, "given_up")):
        Letter.objects.update(state="waiting", attempts=0, not_before=timezone.now())
        refuses(monkeypatch, settings, smtplib.SMTPRecipientsRefused(wrong))
        carry_out(house.organisation.id)
        assert (Letter.objects.get().state, Letter.objects.get().attempts) == (state, 1)


def test_once_somebody_called_it_is_over(
    house: House, karen: Viewer, answered: Enquiry, monkeypatch: Any, settings: Any
) -> None:
    refuses(monkeypatch, settings, smtplib.SMTPRecipientsRefused(UNKNOWN))
    at = days_pass(house, 1)
    with time_machine.travel(at, tick=False):
        actions.note_call(enquiry=answered, words="Hun vil gerne", reached=True, by=karen)
        days_pass(house, 3)
        assert waiting_for_answer(karen) == [] and len(notes(answered)) == 2


def test_whose_letter_it_was_is_found_by_who_it_was_to(
    house: House, karen: Viewer, answered: Enquiry
) -> None:
    """A letter of another room carries no mark; a goodbye has a line of its own; a later note knows nothing of it."""
    Letter.objects.all().delete()
    for template in ("people/mail/link", "intake/mail/farewell"):
        Letter.objects.create(to_id=answered.person_id, channel="mail", template=template, state="given_up")
    Letter.objects.create(
        to_id=karen.person_id, channel="mail", template="people/mail/link", state="given_up"
    )
    jobs.notice_letters_in_vain(house.organisation.id)
    assert len(notes(answered)) == 1 and Message.objects.filter(direction=Direction.NOTE).count() == 1
    later = timezone.now() + timedelta(days=1)
    Enquiry.objects.update(received_at=later)
    Message.objects.filter(direction=Direction.NOTE).delete()
    jobs.notice_letters_in_vain(house.organisation.id)
    assert notes(answered) == []
