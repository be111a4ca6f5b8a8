"""I dag shows a meeting that stands though one of the two stepped back, until somebody has said what should be."""

from collections.abc import Iterator

import pytest

from sideomside.companionship.tests.test_first_meeting import fixed
from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story, begin
from tests.people import build_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Iterator[Story]:
    house = build_house("København")
    with within(house.organisation.id):
        story = begin(house)
        story.asked("paired")
        yield story


def i_dag(story: Story, tree: str = "") -> str:
    return story.desk().get(f"{tree}/i-dag/").content.decode()


def test_it_stands_there_until_it_is_kept(story: Story) -> None:
    meeting = fixed(story, Pair.objects.get())
    assert "Mødet gælder stadig" not in i_dag(story)
    story.idas_browser().post("/min-side/pause/", {"do": "pause"})
    page = i_dag(story)
    assert "Mødet gælder stadig. Spørg Ida 🌻" in page and f"/foelgeskab/{meeting.companionship_id}/" in page
    assert "The meeting still stands. Ask Ida 🌻" in i_dag(story, "/en")
    story.idas_browser().post("/min-side/moede/", {"meeting": str(meeting.id), "do": "keep"})
    assert "Mødet gælder stadig" not in i_dag(story)


def test_two_yeses_and_one_taken_back_before_a_time_was_found(story: Story) -> None:
    story.idas_browser().post("/min-side/oensker/", {"consent": "no"})
    page = i_dag(story)
    assert "Der aftales ikke noget lige nu. Tal med Ida 🌻" in page and "De mangler en tid" not in page
    assert f"/foelgeskab/begynd/{Pair.objects.get().id}/" in page
