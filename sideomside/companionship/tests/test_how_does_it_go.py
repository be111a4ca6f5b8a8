"""Each is asked alone how it goes, at two weeks, six weeks and three months, by the Danish calendar."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from sideomside.companionship import actions, queries
from sideomside.companionship.models import Asked, Companionship
from sideomside.companionship.rules import due_to_ask
from sideomside.companionship.tests.test_first_meeting import fixed
from sideomside.ground.audit.models import Entry
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.rules import NotAllowed
from tests.people import House

VECTORS = [
    (date(2026, 11, 30), date(2026, 12, 14), date(2027, 1, 11), date(2027, 3, 1), date(2027, 5, 30)),
    (date(2026, 12, 12), date(2026, 12, 28), date(2027, 1, 25), date(2027, 3, 12), date(2027, 6, 12)),
    (date(2027, 1, 11), date(2027, 1, 25), date(2027, 2, 22), date(2027, 4, 12), date(2027, 7, 11)),
]


@pytest.mark.parametrize("first, two_weeks, six_weeks, three_months, end", VECTORS)
def test_the_clock_of_the_two(
    house: House, first: date, two_weeks: date, six_weeks: date, three_months: date, end: date
) -> None:
    one = Companionship(state="trial", day_zero=first)
    assert due_to_ask(one, two_weeks - timedelta(days=1)) is None
    for day, when in ((two_weeks, "two_weeks"), (six_weeks, "six_weeks"), (three_months, "three_months")):
        assert due_to_ask(one, day) == (when, day)
        before = due_to_ask(one, day - timedelta(days=1))
        assert before is None or before[0] != when
    one.state, one.ends_on = "agreed", end
    due = due_to_ask(one, end)
    assert due is not None and due[0] == "before_end" and due[1] >= end - timedelta(days=30)
    one.state = "ended"
    assert due_to_ask(one, end) is None


def meet(story: Story, pair: Pair) -> Companionship:
    meeting = fixed(story, pair)
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at + timedelta(hours=2), tick=False):
        actions.note_met(meeting=meeting, by=story.karen)
    return Companionship.objects.get()


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=COPENHAGEN)


def test_each_is_asked_alone_and_it_stays_until_both_are(story: Story, pair: Pair) -> None:
    one = meet(story, pair)
    assert one.day_zero
    with time_machine.travel(on(one.day_zero + timedelta(days=18)), tick=False):
        [row] = queries.checkins_due(story.karen)
        assert {name for _id, name in row.ask} == {"Ida 🌻", "Jonas"} and row.when == "two_weeks"
        desk, at = story.desk(), f"/foelgeskab/{one.id}/"
        for _double_press in range(2):
            desk.post(at, {"do": "checked_in", "whom": str(story.ida.id)})
        [row] = queries.checkins_due(story.karen)
        assert [name for _id, name in row.ask] == ["Jonas"]
        assert "Jeg har spurgt Jonas" in desk.get(at).content.decode()
        asked = Entry.objects.filter(verb="companionship.checked_in")
        assert [entry.about_id for entry in asked] == [story.ida.id]
        assert "Spørg Jonas" in desk.get("/i-dag/").content.decode()
        desk.post(at, {"do": "checked_in", "whom": str(story.jonas.person_id)})
        assert queries.checkins_due(story.karen) == [] and Asked.objects.count() == 2


def test_a_time_that_was_missed_is_not_asked_for_twice(story: Story, pair: Pair) -> None:
    one = meet(story, pair)
    assert one.day_zero
    with time_machine.travel(on(one.day_zero + timedelta(days=50)), tick=False):
        [row] = queries.checkins_due(story.karen)
        assert row.when == "six_weeks"
        actions.check_in(companionship=one, when=row.when, by=story.karen)
        assert queries.checkins_due(story.karen) == []


def test_only_the_coordinator_asks_and_a_stranger_is_not_asked_for(story: Story, pair: Pair) -> None:
    one = meet(story, pair)
    for by in (story.as_ida, story.as_jonas):
        with pytest.raises(NotAllowed):
            actions.check_in(companionship=one, by=by)
        assert queries.checkins_due(by) == [] and queries.checkin_of(by, one) is None
    with pytest.raises(NotAllowed):
        actions.check_in(companionship=one, when="tomorrow", by=story.karen)
    with time_machine.travel(timezone.now() + timedelta(days=40), tick=False):
        story.desk().post(f"/foelgeskab/{one.id}/", {"do": "checked_in", "whom": str(story.karen.person_id)})
    assert not Asked.objects.exists()
