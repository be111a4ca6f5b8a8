"""Midway a look at what they agreed on; near the end three months more, when both want it."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine

from sideomside.companionship import actions
from sideomside.companionship.models import Agreement, Companionship
from sideomside.companionship.tests.walking import MINE, have_met, on, press, theirs
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.rules import NotAllowed

BEGAN = on("2027-01-11T10:00")
END = date(2027, 7, 11)
MIDWAY, NEAR = on("2027-04-14T10:00"), on("2027-06-20T10:00")


@pytest.fixture
def one(story: Story, pair: Pair) -> Iterator[Companionship]:
    """Agreed until the summer."""
    with time_machine.travel(BEGAN, tick=False):
        found = have_met(story, pair)
    with time_machine.travel(BEGAN + timedelta(days=20), tick=False):
        for by in (story.as_ida, story.as_jonas):
            actions.answer_trial(companionship=found, answer="go_on", by=by)
        words = {"place": "Huset"}
        wording = actions.write_agreement(
            companionship=found, words=words, ends_on=END, once=uuid4(), by=story.as_ida
        )
        actions.accept_agreement(agreement=wording, by=story.as_jonas)
    found.refresh_from_db()
    yield found


def test_midway_both_are_shown_what_they_agreed_on(story: Story, one: Companionship) -> None:
    for at, seen in (
        (BEGAN + timedelta(days=60), False),
        (MIDWAY, True),
        (MIDWAY + timedelta(days=30), False),
    ):
        with time_machine.travel(at, tick=False):
            for browser, page in ((story.idas_browser(), MINE), (story.peer_browser(), theirs(one))):
                assert ("I er halvvejs" in browser.get(page).content.decode()) is seen


def test_three_months_more_when_both_press(story: Story, one: Companionship) -> None:
    with time_machine.travel(NEAR, tick=False):
        ida, jonas = story.idas_browser(), story.peer_browser()
        assert "I har aftalt at mødes til" in ida.get(MINE).content.decode()
        for _double_press in range(2):
            page = press(ida, MINE, "longer")
        assert "Du vil gerne blive ved til" in page and Companionship.objects.get().ends_on == END
        assert Agreement.objects.count() == 2
        assert "Ida 🌻 vil gerne blive ved til" in jonas.get(theirs(one)).content.decode()
        press(jonas, theirs(one), "longer")
        one.refresh_from_db()
        assert one.ends_on == date(2027, 10, 11) and one.agreements.last().words == {"place": "Huset"}
        assert "tre måneder mere" not in ida.get(MINE).content.decode()


def test_one_who_does_not_press_is_not_held_up_to_the_other(story: Story, one: Companionship) -> None:
    with time_machine.travel(NEAR, tick=False):
        press(story.idas_browser(), MINE, "longer")
    with time_machine.travel(NEAR + timedelta(days=40), tick=False):
        assert Companionship.objects.get().ends_on == END
        assert "svarer, når det passer" in story.idas_browser().get(MINE).content.decode()


def test_not_before_the_end_is_near_and_not_after_a_goodbye_was_said(
    story: Story, one: Companionship
) -> None:
    with time_machine.travel(MIDWAY, tick=False), pytest.raises(NotAllowed):
        actions.go_on_longer(companionship=one, by=story.as_ida)
    with time_machine.travel(NEAR, tick=False):
        actions.say_goodbye(companionship=one, by=story.as_jonas)
        assert "tre måneder mere" not in story.idas_browser().get(MINE).content.decode()
        with pytest.raises(NotAllowed):
            actions.go_on_longer(companionship=one, by=story.as_ida)
        with pytest.raises(NotAllowed):
            actions.go_on_longer(companionship=one, by=story.karen)


LATER = date(2027, 10, 11)


def test_wished_for_again_after_other_words_it_is_asked_anew(story: Story, one: Companionship) -> None:
    with time_machine.travel(NEAR, tick=False):
        press(story.idas_browser(), MINE, "longer")
        other = {"place": "Parken"}
        actions.write_agreement(companionship=one, words=other, ends_on=END, once=uuid4(), by=story.as_jonas)
        page = press(story.idas_browser(), MINE, "longer")
        assert "Du vil gerne blive ved til" in page and one.agreements.last().ends_on == LATER
        press(story.peer_browser(), theirs(one), "longer")
        one.refresh_from_db()
        assert one.ends_on == LATER


def test_a_wording_that_ends_then_is_said_yes_to_by_the_same_button(story: Story, one: Companionship) -> None:
    with time_machine.travel(NEAR, tick=False):
        known = {"place": "Huset"}
        actions.write_agreement(companionship=one, words=known, ends_on=LATER, once=uuid4(), by=story.as_ida)
        press(story.peer_browser(), theirs(one), "longer")
        one.refresh_from_db()
        assert one.ends_on == LATER and one.agreements.count() == 2


def test_nobody_says_yes_to_other_words_unread(story: Story, one: Companionship) -> None:
    with time_machine.travel(NEAR, tick=False):
        other = {"place": "Parken"}
        actions.write_agreement(companionship=one, words=other, ends_on=LATER, once=uuid4(), by=story.as_ida)
        page = story.peer_browser().get(theirs(one)).content.decode()
        assert "Læs dem først" in page and 'value="longer"' not in page
        press(story.peer_browser(), theirs(one), "longer")
        assert not one.agreements.last().stands
