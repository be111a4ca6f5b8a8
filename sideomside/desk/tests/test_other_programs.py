"""The secret address holds all that is one's own, and programs that are not ours read it rightly."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from sideomside.companionship import actions as walks
from sideomside.companionship.tests.test_a_fixed_time import agreed
from sideomside.companionship.tests.walking import have_met
from sideomside.gatherings import actions as gatherings
from sideomside.gatherings.tests.cast import Cast
from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story, begin
from sideomside.path import actions as path
from sideomside.path.models import Sparring
from sideomside.path.rules import Time, Times
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.rules import Hat, Viewer
from tests.calendars import read as read_by_vobject
from tests.calendars import shown_by_calcurse
from tests.people import build_house, someone, wearing

NOW = datetime(2027, 3, 8, 10, tzinfo=COPENHAGEN)  # summer time begins on the 28th
COFFEE, OURS = "Kaffe", "Aftale"
SUPERVISION = datetime(2027, 3, 29, 16, tzinfo=COPENHAGEN)
EVENING = [datetime(2027, 3, day, 19, tzinfo=COPENHAGEN) for day in (23, 30)]


@pytest.fixture
def story(db: None) -> Iterator[Story]:
    """Ida and Jonas meet on Wednesdays; Jonas has supervision and leads a group in which Ida has a seat."""
    house = build_house("København")
    with within(house.organisation.id), time_machine.travel(NOW, tick=False):
        story = begin(house)
        story.asked("paired")
        agreed(story, have_met(story, Pair.objects.get()), "2027-03-10T17:30")
        times = Times(SUPERVISION, 90, "Huset", "group", "Bodil", (story.jonas.person_id,))
        path.plan_sparring(programme=house.programme, times=times, once=uuid4(), by=story.karen)
        lone = someone(house, "Lone", Hat.PEER)
        cast = Cast(
            house, story.karen, story.jonas.person, lone, someone(house, "Mikkel", Hat.HOST), story.ida
        )
        group = cast.opened("group", times=EVENING, title="Fodfæste", seats=8)
        cast.leads(group, story.jonas.person)
        gatherings.sign_up(gathering=group, person=story.ida, by=story.karen)
        waits = cast.opened(times=[EVENING[0] + timedelta(days=1)], title="Fællessang", seats=1)
        gatherings.sign_up(gathering=waits, person=lone, by=story.karen)
        gatherings.sign_up(gathering=waits, person=story.ida, by=story.karen)
        gatherings.cancel_session(session=group.sessions.last(), by=story.karen)
        yield story


def both(story: Story) -> list[Viewer]:
    return [story.as_ida, wearing(story.house, story.jonas.person, Hat.PEER)]


def feed_of(viewer: Viewer, story: Story) -> bytes:
    person = story.ida if viewer.is_participant else story.jonas.person
    return Client().get(f"/k/{walks.make_feed(person=person, by=viewer)}/kaffe.ics").content


def read(body: bytes) -> list[tuple[str, datetime, str]]:
    found = [
        (one.summary.value, one.dtstart.value.astimezone(COPENHAGEN), one.status.value)
        for one in read_by_vobject(body)
    ]
    return sorted(found, key=lambda one: one[1])


def test_another_library_reads_what_is_ones_own_and_no_more(story: Story) -> None:
    hers, his = (read(feed_of(viewer, story)) for viewer in both(story))
    evenings = [(OURS, EVENING[0], "CONFIRMED"), (OURS, EVENING[1], "CANCELLED")]
    assert [one for one in hers if one[0] == OURS] == evenings, "a seat she only waits for is not in it"
    assert [one for one in his if one[0] == OURS] == [
        evenings[0],
        (OURS, SUPERVISION, "CONFIRMED"),
        evenings[1],
    ]
    coffees = [at for called, at, _state in hers if called == COFFEE and at > NOW]
    assert coffees == [at for called, at, _state in his if called == COFFEE and at > NOW]
    assert {(at.hour, at.minute) for at in coffees} == {(17, 30)}
    assert {at.utcoffset() for at in coffees} == {timedelta(hours=1), timedelta(hours=2)}, (
        "both sides of the change"
    )


def test_nothing_in_it_tells_what_it_is(story: Story) -> None:
    for viewer in both(story):
        told = feed_of(viewer, story).decode()
        assert not [
            word for word in ("Fodfæste", "Jonas", "Ida", "Huset", "parring", "eer", "Bodil") if word in told
        ]


@pytest.mark.deployment
def test_a_calendar_program_shows_meetings_supervision_and_evenings(story: Story, tmp_path: Path) -> None:
    shown = shown_by_calcurse(feed_of(both(story)[1], story), tmp_path, "03/08/2027", 60)
    met = ("2027-03-10 17:30 Kaffe", "2027-03-31 17:30 Kaffe")
    for line in (*met, "2027-03-29 16:00 Aftale", "2027-03-23 19:00 Aftale"):
        assert line in shown, shown


def test_what_was_moved_and_not_answered_is_no_promise(story: Story) -> None:
    """Whoever reads Jonas's calendar beside him sees that it is not settled."""
    [one] = Sparring.objects.all()
    later = Time(SUPERVISION + timedelta(days=2), 90, "Huset")
    path.move_sparring(sparring=one, time=later, by=story.karen)
    his = both(story)[1]
    assert (OURS, later.starts_at, "TENTATIVE") in read(feed_of(his, story))
    path.say_cannot(seat=one.seats.get(), cannot=False, by=his)
    assert (OURS, later.starts_at, "CONFIRMED") in read(feed_of(his, story))
