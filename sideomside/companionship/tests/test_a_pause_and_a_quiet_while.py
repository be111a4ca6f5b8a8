"""A pause by either in one tap, with the place kept; and when it has been quiet for long, somebody asks kindly."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from sideomside.companionship import actions, jobs, queries
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.tests.test_a_fixed_time import agreed, days
from sideomside.companionship.tests.walking import MINE, have_met, on, press, soon, suggested, theirs
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.rules import NotAllowed

NOW = on("2027-03-01T10:00")


@pytest.fixture
def one(story: Story, pair: Pair) -> Iterator[Companionship]:
    with time_machine.travel(NOW, tick=False):
        yield have_met(story, pair)


def test_a_pause_calls_off_and_coming_back_brings_the_fixed_time(story: Story, one: Companionship) -> None:
    agreed(story, one)
    letters = len(story.letters_to(story.jonas.person))
    for _double_press in range(2):
        page = press(story.idas_browser(), MINE, "rest")
    assert "holder pause" in page and days() == [] and Companionship.objects.get().state == "trial"
    assert len(story.letters_to(story.jonas.person)) == letters + 1
    jonas = story.peer_browser().get(theirs(one)).content.decode()
    assert "holder pause" in jonas and 'value="back"' not in jonas
    jobs.keep_rhythms(current_organisation())
    assert days() == []
    with pytest.raises(NotAllowed):
        suggested(one, story.as_jonas)
    story.jonas.refresh_from_db()
    assert story.jonas.load == 1  # the place is kept
    with time_machine.travel(on("2027-03-05T10:00"), tick=False):
        press(story.idas_browser(), MINE, "back")
        assert days() == ["11.03 17:30", "18.03 17:30"]  # the one gone by is gone
        jobs.keep_rhythms(current_organisation())
        assert days()[-1] == "01.04 17:30"


def test_both_on_a_pause_and_one_comes_back_first(story: Story, one: Companionship) -> None:
    for by in (story.as_ida, story.as_jonas):
        actions.rest(companionship=one, by=by)
    actions.come_back(companionship=one, by=story.as_jonas)
    coming = queries.coming(story.as_jonas, one.id)
    assert coming and coming.on_a_pause and not coming.i_rest
    actions.come_back(companionship=one, by=story.as_ida)
    assert not Companionship.objects.get().rests
    for by in (story.karen, story.house.system):
        with pytest.raises(NotAllowed):
            actions.rest(companionship=one, by=by)


def test_a_fixed_time_given_up_during_the_pause_stays_given_up(story: Story, one: Companionship) -> None:
    rhythm = agreed(story, one)
    actions.rest(companionship=one, by=story.as_ida)
    actions.stop_rhythm(rhythm=rhythm, by=story.as_jonas)
    actions.come_back(companionship=one, by=story.as_ida)
    assert days() == [] and not Meeting.objects.filter(state="resting").exists()


def test_ended_while_on_a_pause_nothing_comes_back(story: Story, one: Companionship) -> None:
    agreed(story, one)
    actions.rest(companionship=one, by=story.as_jonas)
    assert 'value="end"' in story.idas_browser().get(MINE).content.decode()
    press(story.idas_browser(), MINE, "end")
    assert set(Meeting.objects.exclude(state="met").values_list("state", flat=True)) == {"cancelled"}


def test_after_three_quiet_weeks_both_are_asked_once(story: Story, one: Companionship) -> None:
    with time_machine.travel(NOW + timedelta(days=20), tick=False):
        jobs.ask_the_quiet(current_organisation())
        assert queries.gone_quiet(story.karen) == []
    with time_machine.travel(NOW + timedelta(days=22), tick=False):
        before = [len(story.letters_to(p)) for p in (story.ida, story.jonas.person)]
        for _twice in range(2):
            jobs.ask_the_quiet(current_organisation())
        after = [len(story.letters_to(p)) for p in (story.ida, story.jonas.person)]
        assert after == [count + 1 for count in before]
        assert "et stykke tid siden" in story.idas_browser().get(MINE).content.decode()
        [row] = queries.gone_quiet(story.karen)
        assert "har ikke mødtes et stykke tid" in story.desk().get("/i-dag/").content.decode()
        press(story.desk(), f"/foelgeskab/{row.companionship.id}/", "quiet_talked")
        assert queries.gone_quiet(story.karen) == []
        with pytest.raises(NotAllowed):
            actions.talked_with_quiet(companionship=one, by=story.as_jonas)


@pytest.mark.parametrize("why", ["pause", "all of it", "a time ahead", "over"])
def test_quiet_for_a_reason_is_not_asked_about(story: Story, one: Companionship, why: str) -> None:
    with time_machine.travel(NOW + timedelta(days=40), tick=False):
        assert queries.quiet(story.karen)
        if why == "pause":
            actions.rest(companionship=one, by=story.as_jonas)
        elif why == "all of it":
            story.idas_browser().post("/min-side/pause/", {"do": "pause"})
        elif why == "over":
            actions.end(companionship=one, by=story.as_ida)
        else:
            meeting = suggested(one, story.as_ida)
            actions.pick(meeting=meeting, time=soon(), by=story.as_jonas)
        letters = len(story.letters_to(story.ida))
        jobs.ask_the_quiet(current_organisation())
        assert queries.quiet(story.karen) == [] and len(story.letters_to(story.ida)) == letters


def test_after_a_pause_the_count_begins_anew(story: Story, one: Companionship) -> None:
    actions.rest(companionship=one, by=story.as_ida)
    with time_machine.travel(NOW + timedelta(days=60), tick=False):
        actions.come_back(companionship=one, by=story.as_ida)
        assert queries.quiet(story.karen) == [] and uuid4()
    with time_machine.travel(NOW + timedelta(days=82), tick=False):
        assert len(queries.quiet(story.karen)) == 1
