"""I dag says who needs the coordinator, in the order things should be done, and nobody else opens it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sideomside.desk.queries import today as desk
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return build_house("Copenhagen")


def wrote(house: House, name: str, words: str, days_ago: int = 0) -> None:
    person = someone(house, name, "participant")
    intake.receive(
        programme=house.programme,
        person=person,
        way="form",
        words=words,
        happened_at=timezone.now() - timedelta(days=days_ago),
        by=house.system,
    )


def test_who_has_waited_too_long_comes_first_and_is_never_closed(house: House) -> None:
    with within(house.organisation.id):
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        wrote(house, "Sara", "Hej, jeg hedder Sara.", days_ago=20)
        wrote(house, "Hassan", "Jeg vil gerne tale med en.")
        seen = desk.today(karen)
        assert [line.name for line in seen.too_long] == ["Sara"]
        assert [line.name for line in seen.new] == ["Hassan"]
        assert seen.too_long[0].long


def test_an_empty_programme_has_a_kind_word_and_no_rows(house: House) -> None:
    with within(house.organisation.id):
        karen = wearing(house, someone(house, "Karen", "coordinator"), "coordinator")
        assert desk.today(karen).count == 0


def test_next_door_sees_none_of_it() -> None:
    ours, theirs = build_house("Copenhagen", "a.example"), build_house("Next door", "b.example")
    with within(ours.organisation.id):
        wrote(ours, "Sara", "Hej")
    with within(theirs.organisation.id):
        karla = wearing(theirs, someone(theirs, "Karla", "coordinator"), "coordinator")
        assert desk.today(karla).count == 0


@pytest.mark.parametrize("role", ["peer", "host", "partner", "participant"])
def test_nobody_but_a_coordinator_sees_the_queue(house: House, role: str) -> None:
    with within(house.organisation.id):
        charlie = wearing(house, someone(house, "Charlie", role), role)
        wrote(house, "Sara", "Hej")
        assert desk.today(charlie) == desk.Today(day=[], house=[])
