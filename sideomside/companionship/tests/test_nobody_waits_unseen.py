"""Before the first meeting: times nobody chose, and a time called off, are never the end of it in silence."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sideomside.companionship import actions, jobs, queries
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.tests.test_first_meeting import begun, fixed, plan
from sideomside.companionship.tests.walking import MINE, have_met, press, soon, suggested, theirs
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching import queries as matching
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story

NO_TIME = "De har ingen tid at mødes på. Find en ny."
NEITHER = "De har ikke fundet en første tid."


@pytest.fixture(autouse=True)
def daytime() -> Iterator[None]:
    with time_machine.travel(timezone.localtime().replace(hour=10), tick=False):
        yield


def in_days(days: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def i_dag(story: Story) -> str:
    return story.desk().get("/i-dag/").content.decode()


def test_when_every_offered_time_has_gone_by_a_human_finds_new_ones(story: Story, pair: Pair) -> None:
    begun(story, pair)
    with in_days(6):
        jobs.put_away_offers(current_organisation())
        assert NO_TIME not in i_dag(story), "one of them can be chosen still"
    with in_days(8):
        for _twice in range(2):
            jobs.put_away_offers(current_organisation())
        assert NO_TIME in i_dag(story)
        assert "Karen finder nye tider" in story.idas_browser().get(MINE).content.decode()
        assert "En ny tid er på vej." in story.peer_browser().get("/peer/").content.decode()
        actions.begin(pair_id=pair.id, plan=plan(story), once=uuid4(), by=story.karen)
        coming = queries.coming(story.as_ida)
        assert coming and (coming.kind, len(coming.times)) == ("choose", 3)
        assert NO_TIME not in i_dag(story)


def test_an_offer_after_those_gone_by_is_made_and_not_only_said(story: Story, pair: Pair) -> None:
    """Nothing has swept yet."""
    begun(story, pair)
    letters = len(story.letters_to(story.ida))
    with in_days(8):
        made = actions.begin(pair_id=pair.id, plan=plan(story), once=uuid4(), by=story.karen)
        states = made.meetings.order_by("offered_at").values_list("state", flat=True)
        assert list(states) == ["cancelled", "offered"]
        assert len(story.letters_to(story.ida)) == letters + 1


def test_what_one_of_the_two_suggested_goes_by_as_an_answer(story: Story, pair: Pair) -> None:
    one = have_met(story, pair)
    with in_days(1):
        meeting = suggested(one, story.as_jonas)
    with in_days(5):
        jobs.put_away_offers(current_organisation())
        meeting.refresh_from_db()
        assert meeting.state == "none_fits" and queries.to_begin(story.karen) == []
        assert "I kan begge to foreslå en anden" in story.idas_browser().get(MINE).content.decode()


def test_put_away_beside_a_time_that_stands_nobody_looks_for_another(story: Story, pair: Pair) -> None:
    one = have_met(story, pair)
    actions.offer(companionship=one, plan=plan(story), once=uuid4(), by=story.karen)
    asked = one.meetings.get(state="offered")
    later = suggested_beside(one, story)
    with in_days(8):
        jobs.put_away_offers(current_organisation())
        assert queries.to_begin(story.karen) == []
    assert asked.id != later.id


def suggested_beside(one: Companionship, story: Story) -> Meeting:
    """A time that stands, far ahead, found by themselves."""
    meeting = one.meetings.get(state="offered")
    known = Meeting.objects.get(id=meeting.id)
    known.pk, known.once, known.state, known.starts_at = uuid4(), uuid4(), "fixed", soon(30)
    known.save(force_insert=True)
    return known


@pytest.mark.parametrize("who", ["ida", "jonas"])
def test_a_first_meeting_called_off_and_not_asked_for_anew_rises(story: Story, pair: Pair, who: str) -> None:
    meeting = fixed(story, pair)
    browser, at = (
        (story.idas_browser(), MINE)
        if who == "ida"
        else (story.peer_browser(), theirs(meeting.companionship))
    )
    press(browser, at, "cancel", meeting=meeting.id)
    assert "Der er ingen tid lige nu. Du kan bede om en ny." in page_of(story)
    with in_days(20):
        assert queries.gone_quiet(story.karen) == []
    with in_days(22):
        letters = len(story.letters_to(story.ida)), len(story.letters_to(story.jonas.person))
        for _twice in range(2):
            jobs.ask_the_quiet(current_organisation())
        assert (len(story.letters_to(story.ida)), len(story.letters_to(story.jonas.person))) == tuple(
            before + 1 for before in letters
        )
        assert NEITHER in i_dag(story)
        page = story.idas_browser().get(MINE).content.decode()
        assert "I har ikke fundet en tid endnu." in page and "siden I mødtes" not in page
        press(story.idas_browser(), MINE, "new_time")
        assert NEITHER not in i_dag(story) and NO_TIME in i_dag(story)


def page_of(story: Story) -> str:
    return story.idas_browser().get("/min-side/").content.decode()


def test_while_a_question_about_a_time_is_open_nobody_is_asked_again(story: Story, pair: Pair) -> None:
    actions.begin(pair_id=pair.id, plan=plan(story, 40, 41), once=uuid4(), by=story.karen)
    with in_days(30):
        assert queries.quiet(story.karen) == []


def test_before_the_first_cup_either_may_say_rather_not(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    letters = len(story.letters_to(story.jonas.person))
    assert "Jeg vil alligevel hellere lade være" in story.idas_browser().get(MINE).content.decode()
    for _double_press in range(2):
        press(story.idas_browser(), MINE, "end")
    meeting.refresh_from_db()
    assert meeting.state == "cancelled" and not Pair.objects.get().talk_needed
    assert len(story.letters_to(story.jonas.person)) == letters, "Karen tells him"
    assert [(row.name, row.why) for row in queries.to_tell_in_person(story.karen)] == [("Jonas", "told")]
    assert [row.person_id for row in matching.waiting_for_a_peer(story.karen)] == [story.ida.id]
