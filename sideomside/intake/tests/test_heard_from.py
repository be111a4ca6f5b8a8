"""Any word from somebody is contact, by whichever door it came, and keep-times count from the last one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.intake import actions
from sideomside.intake.models import Enquiry, Way
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 3, 10, 12, tzinfo=UTC)
LATER = FIRST + timedelta(days=100)
Act = Callable[[House, Enquiry], object]


def _karen(house: House) -> object:
    found = Person.objects.filter(roles__name=Hat.COORDINATOR).get()
    return wearing(house, found, Hat.COORDINATOR)


ACTS: dict[str, Act] = {
    "wrote again": lambda house, one: actions.hear(enquiry=one, words="x", way=Way.SMS, by=_karen(house)),
    "wrote anew": lambda house, one: actions.receive(
        programme=house.programme, person=one.person, way=Way.MAIL, words="x", by=house.system
    ),
    "was called": lambda house, one: actions.note_call(
        enquiry=one, words="x", reached=True, by=_karen(house)
    ),
    "agreed on a talk": lambda house, one: actions.plan_talk(
        enquiry=one, setting=actions.Setting(), planned_for=LATER + timedelta(days=2), by=_karen(house)
    ),
    "talked": lambda house, one: actions.hold_talk(enquiry=one, by=_karen(house)),
}


@pytest.fixture
def ida() -> tuple[House, Enquiry]:
    with time_machine.travel(FIRST, tick=False):
        house = build_house("København")
        with within(house.organisation.id):
            someone(house, "Karen", Hat.COORDINATOR)
            person = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@example.org")
            enquiry = actions.receive(
                programme=house.programme, person=person, way=Way.FORM, words="x", by=house.system
            )
    return house, enquiry


def _last(enquiry: Enquiry) -> datetime:
    return Person.objects.get(id=enquiry.person_id).last_contact_at


@pytest.mark.parametrize("name", ACTS)
def test_every_word_counts(ida: tuple[House, Enquiry], name: str) -> None:
    house, enquiry = ida
    with within(house.organisation.id), time_machine.travel(LATER, tick=False):
        ACTS[name](house, enquiry)
        assert _last(enquiry) == LATER


def test_nobody_picked_up_and_a_note_of_ours_are_no_word(ida: tuple[House, Enquiry]) -> None:
    house, enquiry = ida
    with within(house.organisation.id), time_machine.travel(LATER, tick=False):
        actions.note_call(enquiry=enquiry, words="x", reached=False, by=_karen(house))
        actions.remind_on(enquiry=enquiry, day=LATER.date(), by=_karen(house))
        assert _last(enquiry) == FIRST


def test_a_talk_written_down_later_counts_from_its_own_day(ida: tuple[House, Enquiry]) -> None:
    house, enquiry = ida
    then = LATER - timedelta(days=20)
    with within(house.organisation.id), time_machine.travel(LATER, tick=False):
        actions.hold_talk(enquiry=enquiry, happened_at=then, by=_karen(house))
        assert _last(enquiry) == then
        people.touch(person_id=enquiry.person_id, at=FIRST, by=house.system)
        assert _last(enquiry) == then  # never back


def test_opening_ones_own_page_counts_and_looking_at_the_link_does_not(ida: tuple[House, Enquiry]) -> None:
    house, enquiry = ida
    client = Client()
    with time_machine.travel(LATER, tick=False):
        with within(house.organisation.id):
            token = people.make_link(person=enquiry.person, by=house.system)
        client.get(f"/m/{token}/")
        with within(house.organisation.id):
            assert _last(enquiry) == FIRST
        client.post(f"/m/{token}/")
    with within(house.organisation.id):
        assert _last(enquiry) == LATER


def test_whoever_turns_out_to_be_one_was_heard_from_when_either_was(ida: tuple[House, Enquiry]) -> None:
    house, enquiry = ida
    with within(house.organisation.id):
        with time_machine.travel(LATER, tick=False):
            again = someone(house, "Ida", Hat.PARTICIPANT)
            newer = actions.receive(
                programme=house.programme, person=again, way=Way.FORM, words="x", by=house.system
            )
        with time_machine.travel(LATER + timedelta(days=50), tick=False):
            actions.join(enquiry=newer, person=enquiry.person, by=_karen(house))
        assert _last(enquiry) == LATER
