"""The place that is offered is near the one who asked for a peer; then near the peer."""

from typing import Any

import pytest

from sideomside.companionship import queries
from sideomside.companionship.forms import beginning_with
from sideomside.matching import actions as matching
from sideomside.matching.models import Pair, Wishes
from sideomside.matching.queries.whereabouts import nearest_first
from sideomside.matching.tests.story import WISHES, Story
from sideomside.people.models import Area, OpeningHours, Place
from sideomside.people.rules import Hat
from tests.people import someone, wearing

EVERY_DAY, TUESDAY = range(7), [1]


def open_at(story: Story, name: str, east_km: int, days: Any = EVERY_DAY) -> Place:
    """A place in a part of town of its own."""
    area = Area.objects.create(programme=story.house.programme, name=name, east_km=east_km, north_km=1)
    place = Place.objects.create(programme=story.house.programme, area=area, name=f"Kaffe {name}")
    for weekday in days:
        OpeningHours(place=place, weekday=weekday, opens="13:00", closes="16:00").save()
    return place


def wish(story: Story, *places: Place, **more: Any) -> None:
    asked = {**WISHES["asked"], "areas": [str(place.area_id) for place in places], **more}
    version = Wishes.objects.get().version
    matching.wish(person=story.ida, wishes={"asked": asked}, version=version, by=story.as_ida)


def peer_is_near(story: Story, place: Place) -> None:
    story.jonas.areas = [str(place.area_id)]
    story.jonas.save()


def offered(story: Story, pair: Pair) -> set[str]:
    return {one.place.name for one in queries.suggested_times(story.karen, pair) if one.place}


@pytest.fixture
def town(story: Story) -> dict[str, Place]:
    return {
        name: open_at(story, name, km)
        for name, km in (("Amager", 2), ("Brønshøj", 8), ("Charlottenlund", 14))
    }


def test_her_own_part_of_town_comes_before_the_peers(
    story: Story, pair: Pair, town: dict[str, Place]
) -> None:
    wish(story, town["Charlottenlund"])
    peer_is_near(story, town["Amager"])
    assert offered(story, pair) == {"Kaffe Charlottenlund"}
    initial = beginning_with(queries.suggested_times(story.karen, pair))
    assert initial["place"] == town["Charlottenlund"]


def test_where_she_named_none_it_is_near_the_peer(story: Story, pair: Pair, town: dict[str, Place]) -> None:
    peer_is_near(story, town["Brønshøj"])
    assert offered(story, pair) == {"Kaffe Brønshøj"}


def test_where_hers_is_shut_the_nearest_that_is_open(
    story: Story, pair: Pair, town: dict[str, Place]
) -> None:
    shut = open_at(story, "Dragør", 12, days=[])
    wish(story, shut)
    assert offered(story, pair) == {"Kaffe Charlottenlund"}
    only_tuesdays = open_at(story, "Espergærde", 12, days=TUESDAY)
    assert offered(story, pair) == {only_tuesdays.name}


def test_nothing_is_offered_farther_off_than_she_said(
    story: Story, pair: Pair, town: dict[str, Place]
) -> None:
    shut = open_at(story, "Dragør", 20, days=[])
    wish(story, shut, travel_km=5)
    assert offered(story, pair) == set()
    assert queries.suggested_times(story.karen, pair)  # then a walk, at times both can
    wish(story, shut, travel_km=10)
    assert offered(story, pair) == {"Kaffe Charlottenlund"}


def test_all_times_are_at_one_place(story: Story, pair: Pair, town: dict[str, Place]) -> None:
    wish(story, town["Amager"], town["Brønshøj"])
    assert len(offered(story, pair)) == 1


def test_a_stranger_is_told_no_place(story: Story, pair: Pair, town: dict[str, Place]) -> None:
    stranger = wearing(story.house, someone(story.house, "Charlie", Hat.HOST), Hat.HOST)
    assert offered(story, pair)
    assert not {one.place for one in queries.suggested_times(stranger, pair)}


def test_a_part_of_town_nobody_has_placed_is_not_taken_for_the_middle_of_the_map(
    story: Story, pair: Pair, town: dict[str, Place]
) -> None:
    nowhere = open_at(story, "Nyby", 0)
    Area.objects.filter(id=nowhere.area_id).update(east_km=None, north_km=None)
    wish(story, town["Amager"], travel_km=15)
    peer_is_near(story, nowhere)
    assert offered(story, pair) == {"Kaffe Amager"}
    near = [place.name for place in nearest_first(story.karen, pair, [nowhere, *town.values()])]
    assert near == ["Kaffe Amager", "Kaffe Brønshøj", "Kaffe Charlottenlund", "Kaffe Nyby"]
