"""What is asked once while a page is drawn serves that page alone, and only until something is written."""

import pytest

from sideomside.ground.vault.asked_once import asked_once, one_look
from sideomside.ground.vault.walls import within
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db
ASKED: list[Viewer] = []


@asked_once
def programmes(viewer: Viewer, beginning: str = "") -> list[str]:
    ASKED.append(viewer)
    found = Programme.objects.filter(name__startswith=beginning, id__in=viewer.programme_ids)
    return [f"{viewer.role}: {one.name}" for one in found]


@pytest.fixture
def house() -> House:
    ASKED.clear()
    return build_house("Copenhagen")


def karen(house: House) -> Viewer:
    return wearing(house, someone(house, "Karen", "coordinator"), "coordinator")


def test_one_page_asks_once_and_the_next_one_asks_anew(house: House) -> None:
    with within(house.organisation.id):
        viewer = karen(house)
        for _page in range(2):
            with one_look():
                assert programmes(viewer) == programmes(viewer)
    assert len(ASKED) == 2


def test_another_viewer_and_other_words_are_another_question(house: House) -> None:
    with within(house.organisation.id):
        viewer, ida = karen(house), wearing(house, someone(house, "Ida"), "participant")
        with one_look():
            assert programmes(viewer) != programmes(ida)
            assert programmes(viewer, "nowhere") == programmes(viewer, beginning="nowhere") == []
    assert {viewer, ida} == set(ASKED)


def test_another_organisation_is_another_question(house: House) -> None:
    with within(house.organisation.id):
        viewer = karen(house)
    elsewhere = build_house("Aarhus", host="aarhus.example")
    with one_look():
        with within(house.organisation.id):
            here = programmes(viewer)
        with within(elsewhere.organisation.id):
            assert programmes(viewer) != here


def test_what_was_kept_is_thrown_away_at_the_first_thing_written(house: House) -> None:
    with within(house.organisation.id):
        viewer = karen(house)
        with one_look():
            before = programmes(viewer)
            Programme.objects.update(name="Another name")
            assert programmes(viewer) == ["coordinator: Another name"] != before


def test_without_a_look_nothing_is_kept(house: House) -> None:
    with within(house.organisation.id):
        viewer = karen(house)
        programmes(viewer), programmes(viewer)
    assert len(ASKED) == 2
