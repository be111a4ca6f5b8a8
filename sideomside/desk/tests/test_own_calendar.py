"""What Jonas has with us stands in his own calendar: whom he meets, his supervision, and what he learns."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from sideomside.companionship import actions as walks
from sideomside.ground.vault.walls import within
from sideomside.path import actions as path
from sideomside.path.models import SparringSeat
from sideomside.path.rules import Lesson, Time, Times
from sideomside.path.tests.cast import Cast, make_cast
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, build_house, someone

WHERE = "Sparringsrummet i Huset"


@pytest.fixture
def cast(db: None) -> Any:
    house: House = build_house("København")
    with within(house.organisation.id):
        yield make_cast(house)


def address(cast: Cast, person: Person, hat: str) -> str:
    token = walks.make_feed(person=person, by=cast.as_(person, hat))
    return f"/k/{token}/kaffe.ics"


def read(at: str) -> dict[UUID, Any]:
    answer = Client().get(at)
    assert answer.status_code == 200
    for word in (WHERE, "Karen", "peer", "At lytte"):
        assert word not in answer.content.decode()
    return {
        UUID(event["uid"].split("@")[0]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")
    }


def planned(cast: Cast, by: Viewer, *people: UUID) -> Any:
    plan = Times(timezone.now() + timedelta(days=7), 90, WHERE, "group", "Karen", people)
    [one] = path.plan_sparring(programme=cast.house.programme, times=plan, once=uuid4(), by=by)
    return one


def taught(cast: Cast, module: Any) -> Any:
    time = Time(timezone.now() + timedelta(days=9), 120, WHERE)
    return path.plan_day(module=module, time=time, once=uuid4(), by=cast.by)


def a_module(cast: Cast, title: str = "At lytte") -> Any:
    lesson = Lesson(title, "", 120)
    return path.write_module(programme=cast.house.programme, lesson=lesson, once=uuid4(), by=cast.by)


def test_supervision_stands_there_until_it_is_called_off(cast: Cast) -> None:
    cast.welcomed()
    sparring, at = planned(cast, cast.by, cast.lone.id), address(cast, cast.lone, Hat.PEER)
    event = read(at)[sparring.id]
    assert (str(event["summary"]), str(event["status"])) == ("Aftale", "CONFIRMED")
    assert (event.start, event.end) == tuple(
        one.replace(microsecond=0) for one in (sparring.starts_at, sparring.ends_at)
    )
    mark = Client().get(at)["ETag"]
    assert Client().get(at, headers={"If-None-Match": mark}).status_code == 304
    path.call_off_sparring(sparring=sparring, by=cast.by)
    event = read(at)[sparring.id]
    assert (str(event["status"]), int(event["sequence"])) == ("CANCELLED", 1)
    assert Client().get(at, headers={"If-None-Match": mark}).status_code == 200


def test_whoever_cannot_come_has_the_time_free(cast: Cast) -> None:
    cast.welcomed()
    sparring, at = planned(cast, cast.by, cast.lone.id), address(cast, cast.lone, Hat.PEER)
    path.say_cannot(seat=SparringSeat.objects.get(), cannot=True, by=cast.as_(cast.lone, Hat.PEER))
    assert str(read(at)[sparring.id]["status"]) == "CANCELLED"


def test_somebody_elses_time_is_in_nobody_elses_calendar(cast: Cast) -> None:
    cast.welcomed()
    other = someone(cast.house, "Max", Hat.PEER)
    planned(cast, cast.by, cast.lone.id)
    assert read(address(cast, other, Hat.PEER)) == {}


def test_two_rooms_stay_sealed(cast: Cast) -> None:
    """What the peer is asked to is not in the calendar of the participant she also is."""
    cast.welcomed()
    sparring = planned(cast, cast.by, cast.lone.id)
    assert sparring.id not in read(address(cast, cast.lone, Hat.PARTICIPANT))


def test_what_she_is_learning_stands_there_and_what_she_has_learned_does_not(cast: Cast) -> None:
    way = cast.begun()
    module, known = a_module(cast), a_module(cast, "At lytte igen")
    path.note_learned_elsewhere(
        person=cast.lone, module=known, on=timezone.localdate(), once=uuid4(), by=cast.by
    )
    day, other = taught(cast, module), taught(cast, known)
    seen = read(address(cast, cast.lone, Hat.PARTICIPANT))
    assert way.programme_id == module.programme_id
    assert day.id in seen and other.id not in seen and str(seen[day.id]["summary"]) == "Aftale"
    path.call_off_day(day=day, by=cast.by)
    assert str(read(address(cast, cast.lone, Hat.PARTICIPANT))[day.id]["status"]) == "CANCELLED"


def test_a_peer_who_never_began_to_learn_here_is_not_called_to_class(cast: Cast) -> None:
    old = someone(cast.house, "Max", Hat.PEER)
    taught(cast, a_module(cast))
    assert read(address(cast, old, Hat.PEER)) == {}
