"""A peer's page: my people, the next meeting, a word afterwards, supervision, a break. Nothing else."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from sideomside.companionship.models import Meeting
from sideomside.companionship.tests.test_first_meeting import fixed
from sideomside.gatherings.models import Facilitating
from sideomside.gatherings.tests.cast import Cast
from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story, begin
from tests.people import Hat, build_house, someone

pytestmark = pytest.mark.django_db

FIVE = ["Dem, du følges med", "Næste møde", "Efter et møde", "Sparring", "En pause"]
HEADING = re.compile(r"<h2[^>]*>([^<]+)</h2>")
LEADS_TO = re.compile(r'href="([^"]+)"')


@pytest.fixture
def story() -> Iterator[Story]:
    house = build_house("København")
    with within(house.organisation.id):
        story = begin(house)
        story.asked("paired")
        yield story


def page(story: Story, at: str = "/peer/") -> str:
    return story.peer_browser().get(at).content.decode()


def inside(text: str) -> str:
    return text.partition("<main")[2].partition("</main>")[0]


def part(text: str, heading: str) -> str:
    """What stands under one of the five."""
    return text.partition(f">{heading}</h2>")[2].partition("</section>\n")[0]


def with_a_group(story: Story) -> Cast:
    """Jonas leads one as well, tomorrow and on."""
    lone = someone(story.house, "Lone", Hat.PEER)
    mikkel = someone(story.house, "Mikkel", Hat.HOST)
    cast = Cast(story.house, story.karen, story.jonas.person, lone, mikkel, story.ida)
    group = cast.opened("group", title="Fodfæste", times=[timezone.now() + timedelta(days=1)], seats=8)
    Facilitating(gathering=group, person=story.jonas.person).save(force_insert=True)
    return cast


def test_those_five_and_nothing_else(story: Story) -> None:
    meeting = fixed(story, Pair.objects.get())
    with_a_group(story)
    told = inside(page(story))
    assert HEADING.findall(told) == FIVE and "<details" not in told
    ahead = part(told, "Næste møde")
    assert ahead.index("Fodfæste") < ahead.index("Ida 🌻")  # tomorrow comes before the day after
    assert f"/peer/moede/{meeting.companionship_id}/" in ahead
    assert "Der er ikke noget at fortælle lige nu." in part(told, "Efter et møde")


def test_what_has_been_waits_for_a_word(story: Story) -> None:
    meeting = fixed(story, Pair.objects.get())
    cast = with_a_group(story)
    Meeting.objects.update(starts_at=timezone.now() - timedelta(hours=3))
    cast.past(Facilitating.objects.get().gathering.sessions.get())
    told = inside(page(story))
    word = part(told, "Efter et møde")
    assert f"/peer/moede/{meeting.companionship_id}/" in word and "Sig, hvordan det var" in word
    assert "Skriv, hvordan det gik" in word and "Fodfæste" in word
    assert "Der er ikke aftalt noget lige nu." in part(told, "Næste møde")


def test_nothing_became_unreachable(story: Story) -> None:
    """What is looked up now and then is one step away, from every page of a peer."""
    fixed(story, Pair.objects.get())
    told = page(story)
    assert 'href="/peer/mit-eget/"' in told and 'href="/peer/mit-eget/"' not in inside(told)
    own = inside(page(story, "/peer/mit-eget/"))
    for address in ("/peer/min-vej/", "/peer/historier/", "/mine-timer/", "/arbejde/mine-oplysninger/"):
        assert f'href="{address}"' in own and f'href="{address}"' not in inside(told)
    browser = story.peer_browser()
    reached = set(LEADS_TO.findall(own)) | set(LEADS_TO.findall(inside(told)))
    assert {browser.get(address.partition("#")[0]).status_code for address in reached} == {200}
    assert "Det, Ida 🌻 deler med dig" in part(told, "Dem, du følges med")


def test_it_is_a_peers_and_nobody_elses(story: Story) -> None:
    for browser in (story.desk(), story.idas_browser()):
        assert browser.get("/peer/mit-eget/").status_code in (302, 404)
