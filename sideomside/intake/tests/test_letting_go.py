"""What may go, goes: and never a day early, never while somebody waits."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.models import Erasure
from sideomside.intake import actions
from sideomside.intake.jobs import tidy
from sideomside.intake.models import Enquiry, InboundMail
from sideomside.intake.tests.mailing import arrive, letter
from sideomside.people import actions as people
from sideomside.people.models import Person

KEPT, UNCONFIRMED = timedelta(days=30), timedelta(days=30)
A_MINUTE = timedelta(minutes=1)


def tidy_in(cast: Any, later: timedelta) -> None:
    with time_machine.travel(timezone.now() + later):
        tidy(cast.house.organisation.id)


@pytest.fixture
def enquiry(cast: Any) -> Enquiry:
    arrive(letter("Hej"))
    return Enquiry.objects.get()


def say_yes(cast: Any, enquiry: Enquiry) -> None:
    consent.give(person=enquiry.person, purpose="words", channel="page", by=cast.house.system)


def test_raw_mail_goes_with_its_key_when_its_time_is_over(cast: Any, enquiry: Enquiry) -> None:
    say_yes(cast, enquiry)
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    mail = InboundMail.objects.get()
    tidy_in(cast, KEPT - A_MINUTE)
    assert has_key(mail.id)
    tidy_in(cast, KEPT + A_MINUTE)
    assert not InboundMail.objects.exists() and not has_key(mail.id)
    assert Enquiry.objects.count() == 1


def test_what_still_lies_in_a_mailbox_stays_known_by_its_number_alone(cast: Any, enquiry: Enquiry) -> None:
    say_yes(cast, enquiry)
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    InboundMail.objects.update(left_behind=True, mailbox="x", uidvalidity=1, uid=7)
    for _ in range(2):
        tidy_in(cast, KEPT + A_MINUTE)
    mail = InboundMail.objects.get()
    assert (mail.uid, mail.raw, mail.sender_address, mail.person_id) == (7, None, None, None)
    assert not has_key(mail.id)


def test_while_somebody_waits_nothing_goes(cast: Any, enquiry: Enquiry) -> None:
    tidy_in(cast, timedelta(days=1_000))
    assert InboundMail.objects.count() == Enquiry.objects.count() == 1


def test_what_needs_a_look_waits_for_ever(cast: Any) -> None:
    arrive(b"X-A: b\n" * 1_500 + b"\nhej")
    tidy_in(cast, timedelta(days=1_000))
    assert InboundMail.objects.get().state == "quarantined"


def test_mail_nobody_said_yes_to_goes_after_our_answer_with_whom_we_know_from_nothing_else(
    cast: Any, enquiry: Enquiry, django_capture_on_commit_callbacks: Any
) -> None:
    mail, person_id = InboundMail.objects.get(), enquiry.person_id
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    tidy_in(cast, timedelta(days=20) + UNCONFIRMED - A_MINUTE)
    assert Enquiry.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        tidy_in(cast, timedelta(days=20) + UNCONFIRMED + A_MINUTE)
    assert not Enquiry.objects.exists() and not Person.objects.filter(id=person_id).exists()
    assert not has_key(person_id) and not has_key(mail.id)
    assert not Letter.objects.filter(to_id=person_id).exists()
    assert Erasure.objects.get(owner_id=person_id).done_at is not None


def test_who_said_yes_stays(cast: Any, enquiry: Enquiry) -> None:
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    say_yes(cast, enquiry)
    tidy_in(cast, timedelta(days=300))
    assert Enquiry.objects.count() == 1


def test_whom_we_know_otherwise_stays_and_only_the_mail_goes(cast: Any, enquiry: Enquiry) -> None:
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    person = Person.objects.get(id=enquiry.person_id)
    people.give_role(person=person, programme=cast.programme, name="peer", by=cast.house.system)
    tidy_in(cast, UNCONFIRMED + A_MINUTE)
    assert not Enquiry.objects.exists() and not InboundMail.objects.exists()
    assert has_key(person.id) and Person.objects.filter(id=person.id).exists()


def test_with_a_talk_ahead_nothing_goes(cast: Any, enquiry: Enquiry) -> None:
    soon = timezone.now() + timedelta(days=40)
    actions.plan_talk(enquiry=enquiry, setting=actions.Setting(), planned_for=soon, by=cast.as_signe)
    tidy_in(cast, UNCONFIRMED + A_MINUTE)
    assert Enquiry.objects.count() == 1


def test_an_enquiry_from_the_form_is_none_of_this(cast: Any, enquiry: Enquiry) -> None:
    Enquiry.objects.update(way="form")
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    tidy_in(cast, timedelta(days=60))
    assert Enquiry.objects.count() == 1


def test_forgetting_a_person_takes_the_mail_and_its_key(cast: Any, enquiry: Enquiry) -> None:
    mail = InboundMail.objects.get()
    actions.forget(person_id=enquiry.person_id, by=cast.house.system)
    assert not InboundMail.objects.exists() and not has_key(mail.id)
