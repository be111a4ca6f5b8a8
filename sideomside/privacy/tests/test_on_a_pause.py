"""Whoever takes a pause reads nothing that says we look for somebody now, and always where the pause stands."""

import re
from collections.abc import Iterator

import pytest

from sideomside.ground.vault.walls import within
from sideomside.matching.tests.story import Story, begin
from sideomside.privacy import actions
from tests.people import build_house

OWN = ("", "forslag/", "oensker/", "mine-oplysninger/", "pause/", "slet/", "moede/", "kalender/", "retning/")
UNTRUE = (
    "når vi har fundet",
    "Vi finder en",
    "hvor lang tid det tager",
    "Vi tager den tid",
    "Hold en pause",
    "Vi leder efter",
)


@pytest.fixture
def story() -> Iterator[Story]:
    house = build_house("København")
    with within(house.organisation.id):
        yield begin(house)


def told(story: Story, page: str) -> str:
    whole = story.idas_browser().get(f"/min-side/{page}").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", whole[whole.index("<main") :]).split())


@pytest.mark.django_db
@pytest.mark.parametrize("answered", ["", "yes", "no"])
def test_no_page_of_theirs_says_that_we_look(story: Story, answered: str) -> None:
    if answered:
        proposal = story.asked("asked")
        story.ida_says_yes(proposal, answered)
    else:
        story.hold_talk()
        story.agree()
        assert "Vi skriver til dig, når vi har fundet en" in told(story, "forslag/")
    actions.pause(person=story.ida, by=story.as_ida)
    for page in OWN:
        said = told(story, page)
        assert [words for words in UNTRUE if words in said] == [], page
    assert "Du holder pause Vi leder ikke efter nogen lige nu" in told(story, "forslag/")
    assert "Vi holder din plads" in told(story, "")
    assert "Vi gemmer det, du skriver" in told(story, "oensker/")
    assert "bare blive på din pause" in told(story, "slet/")
    actions.come_back(person=story.ida, by=story.as_ida)
    assert "pause" not in told(story, "forslag/")


@pytest.mark.django_db
def test_who_never_said_yes_is_not_promised_that_we_look_when_they_are_back(story: Story) -> None:
    story.hold_talk()
    actions.pause(person=story.ida, by=story.as_ida)
    said = told(story, "forslag/")
    assert "Du holder pause Ingen bliver spurgt om dig" in said and "leder igen" not in said
