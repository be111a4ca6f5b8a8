"""A peer taps that it is hard: somebody who is here hears it, and the peer was told truly who that is."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.matching.tests.story import Story
from sideomside.path import actions, queries
from sideomside.path.models import PeerPath, Pulse
from sideomside.path.tests.cast import signed_in, told
from sideomside.people.models import Absence, Person
from sideomside.people.rules import Hat
from tests.people import someone, wearing


@pytest.fixture
def kim(story: Story) -> Person:
    return someone(story.house, "Kim", Hat.COORDINATOR)


def walked_by_karen(story: Story) -> None:
    path = PeerPath(person_id=story.jonas.person_id, programme=story.house.programme, moved_at=timezone.now())
    path.state, path.coordinator_id = "welcomed", story.karen.person_id
    path.save(force_insert=True)


def says_it_is_hard(story: Story) -> Pulse:
    actions.ask_how_it_is(by=story.house.system)
    return actions.answer_pulse(pulse=Pulse.objects.get(), how="hard", call=True, by=story.as_jonas)


def is_away(person_id: object, stand_in: Person) -> None:
    today = timezone.localdate()
    last = today + timedelta(days=9)
    Absence(person_id=person_id, stand_in=stand_in, first_day=today, last_day=last).save(force_insert=True)


def who_hears(story: Story, *others: Person) -> list[bool]:
    viewers = [story.karen, *(wearing(story.house, one, Hat.COORDINATOR) for one in others)]
    return [bool(queries.words_worth_having(one)) for one in viewers]


def test_whoever_stands_in_hears_it_while_the_own_coordinator_is_away(story: Story, kim: Person) -> None:
    noor = someone(story.house, "Noor", Hat.COORDINATOR)
    walked_by_karen(story)
    one = says_it_is_hard(story)
    assert who_hears(story, kim, noor) == [True, False, False]
    is_away(story.karen.person_id, kim)
    assert who_hears(story, kim, noor) == [True, True, False]
    desk = signed_in(story.house, kim)
    assert "Kun I koordinatorer kan se det her" in told(desk, f"/sparring/ord/{one.id}/")
    desk.post(f"/sparring/ord/{one.id}/")
    assert who_hears(story, kim, noor) == [False] * 3


def test_when_the_one_who_stands_in_is_away_too_all_of_them_hear_it(story: Story, kim: Person) -> None:
    noor = someone(story.house, "Noor", Hat.COORDINATOR)
    walked_by_karen(story)
    says_it_is_hard(story)
    is_away(story.karen.person_id, kim)
    is_away(kim.id, Person.objects.get(id=story.karen.person_id))
    assert who_hears(story, kim, noor) == [True] * 3


def test_the_peer_is_told_truly_who_sees_it(story: Story, kim: Person) -> None:
    actions.ask_how_it_is(by=story.house.system)
    his, one = story.peer_browser(), Pulse.objects.get()
    assert "Kun du og koordinatorerne her ser det" in told(his, "/peer/")
    said = {"pulse": str(one.id), "how": "hard"}
    page = unescape(his.post("/peer/hvordan-er-det/", said, follow=True).content.decode())
    assert "Du og koordinatorerne her kan se det." in page
    assert "Du og koordinatorerne her kan se det." in told(his, "/peer/sparring/")
    assert "Kun I koordinatorer" in told(story.desk(), f"/sparring/ord/{one.id}/")
    walked_by_karen(story)
    assert "Du og din egen koordinator kan se det" in told(his, "/peer/sparring/")
    assert "Kun du kan se det her" in told(story.desk(), f"/sparring/ord/{one.id}/")
    Pulse.objects.update(answered_at=None)
    assert "Kun du og din egen koordinator ser det" in told(his, "/peer/")


def test_a_double_tap_answers_one_question(story: Story) -> None:
    actions.ask_how_it_is(by=story.house.system)
    first = Pulse.objects.get()
    second = Pulse(person_id=first.person_id, programme_id=first.programme_id, why="heavy", period="x")
    second.asked_at = first.asked_at - timedelta(hours=1)
    second.save(force_insert=True)
    his = story.peer_browser()
    assert str(first.id) in told(his, "/peer/")
    for how in ("hard", "hard", "so_so"):  # tapped twice, and then thought better of
        his.post("/peer/hvordan-er-det/", {"pulse": str(first.id), "how": how})
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.how == "so_so" and second.answered_at is None
    assert Entry.objects.filter(verb="path.pulse").count() == 2
    his.post("/peer/hvordan-er-det/", {"pulse": "x", "how": "hard"})
    second.refresh_from_db()
    assert second.answered_at is None
