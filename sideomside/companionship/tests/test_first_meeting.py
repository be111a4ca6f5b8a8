"""From two yeses to a first cup of coffee."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from sideomside.companionship import actions, queries
from sideomside.companionship.rules import Plan
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story


def plan(story: Story, *days: int) -> Plan:
    first = timezone.localtime().replace(hour=14, minute=0, second=0, microsecond=0)
    times = [first + timedelta(days=day) for day in days or (3, 5, 7)]
    return Plan(times=times, place=story.house.place, looks="Grøn dør. Mikkel har gult tøj på ☕")


def begun(story: Story, pair: Pair) -> queries.Coming:
    actions.begin(pair_id=pair.id, plan=plan(story), once=uuid4(), by=story.karen)
    coming = queries.coming(story.as_ida)
    assert coming and coming.meeting
    return coming


def test_three_times_are_offered_and_one_is_chosen(story: Story, pair: Pair) -> None:
    assert [row.pair_id for row in queries.to_begin(story.karen)] == [pair.id]
    coming = begun(story, pair)
    assert (coming.kind, len(coming.times), coming.other) == ("choose", 3, "Jonas")
    assert queries.to_begin(story.karen) == []
    actions.pick(meeting=coming.meeting, time=coming.times[1], by=story.as_ida)
    mine, theirs = queries.coming(story.as_ida), queries.coming(story.as_jonas, coming.companionship.id)
    assert mine and theirs and mine.kind == theirs.kind == "fixed"
    assert mine.meeting == theirs.meeting and theirs.other == "Ida 🌻"
    assert isinstance(mine.meeting.starts_at, datetime)
