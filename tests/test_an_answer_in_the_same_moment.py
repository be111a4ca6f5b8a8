"""Somebody says stop while the other answers: both are heard, one after the other, and nobody is turned away."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.db import connection, transaction

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.walls import within
from sideomside.matching import actions
from sideomside.matching.models import MustNotMeet, Pair, Proposal
from sideomside.matching.tests.story import Story, begin
from sideomside.people.models import Person, Role
from sideomside.privacy import actions as privacy
from tests.people import House, build_house
from tests.test_one_order import meanwhile

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True, databases=["default", "keys"])]


@pytest.fixture
def house() -> House:
    return build_house("København")


@pytest.fixture
def story(house: House) -> Iterator[Story]:
    with within(house.organisation.id):
        told = begin(house)
        told.asked("peer_decides")
    yield told


def press_while_jonas_answers(story: Story, press: Callable[[], object], answer: str) -> None:
    """Jonas has begun to answer when the other hand presses, and what he says is kept first."""
    with within(story.house.organisation.id), transaction.atomic():
        proposal = Proposal.objects.select_for_update().get()
        hand = meanwhile(story, press)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '3s'")
        story.jonas_says_yes(proposal, answer)
    hand.join(timeout=20)


@pytest.mark.parametrize(("answer", "reached"), [("yes", "paired"), ("no", "closed")])
def test_never_that_one_is_kept_whatever_is_answered_meanwhile(
    story: Story, answer: str, reached: str
) -> None:
    def never() -> None:
        actions.keep_apart(person=story.ida, other_id=story.jonas.person_id, by=story.as_ida)

    press_while_jonas_answers(story, never, answer)
    with within(story.house.organisation.id):
        assert MustNotMeet.objects.get().other == str(story.jonas.person_id)
        assert Proposal.objects.get().state == reached
        assert Pair.objects.count() == (answer == "yes")  # the sweep that stops where two are apart finds it


def test_whom_the_words_mean_is_kept_too(story: Story) -> None:
    with within(story.house.organisation.id):
        row = actions.rather_not(person=story.ida, words="Min nabo", once=uuid4(), by=story.as_ida)

    def known() -> None:
        actions.recognise(row=row, other_id=story.jonas.person_id, by=story.karen)

    press_while_jonas_answers(story, known, "yes")
    with within(story.house.organisation.id):
        assert MustNotMeet.objects.get().other == str(story.jonas.person_id)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_yes_is_taken_back_whatever_is_answered_meanwhile(story: Story, answer: str) -> None:
    def take_back() -> None:
        actions.take_back(person=story.ida, channel="page", by=story.as_ida)

    press_while_jonas_answers(story, take_back, answer)
    with within(story.house.organisation.id):
        assert not consent.in_force(story.as_ida, story.ida.id, Purpose.MATCHING)


def test_a_pause_begins_whatever_is_answered_meanwhile(story: Story) -> None:
    press_while_jonas_answers(story, lambda: privacy.pause(person=story.ida, by=story.as_ida), "no")
    with within(story.house.organisation.id):
        assert Role.objects.get(person=story.ida).state == "paused"


def test_whoever_asks_to_be_erased_is_gone_whatever_is_answered_meanwhile(story: Story) -> None:
    press_while_jonas_answers(story, lambda: privacy.erase(person_id=story.ida.id, by=story.as_ida), "no")
    with within(story.house.organisation.id):
        assert not Person.objects.filter(id=story.ida.id).exists()
