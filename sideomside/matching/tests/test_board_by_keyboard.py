"""Thirty suggestions gone through with the keyboard alone, without a script: a word for each, and a decision."""

from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest

from sideomside.ground.vault.walls import within
from sideomside.matching import actions
from sideomside.matching.models import Decision, Proposal
from sideomside.matching.tests.crowd import waits, with_room
from sideomside.matching.tests.story import Story, begin
from sideomside.matching.tests.test_by_keyboard import desk_of
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MANY, PEERS = 30, 10


def crowded() -> Story:
    """Thirty who wait, and room for all of them."""
    house = build_house("København")
    with within(house.organisation.id):
        story = begin(house)
        for number in range(PEERS):
            with_room(story, f"Peer {number}", room=3)
        for number in range(MANY):
            waits(story, f"Nr. {number}")
        actions.work_out(programme=house.programme, by=story.karen)
    return story


def test_a_board_of_thirty_by_keyboard_alone(window: Callable[..., Any], live_server: Any) -> None:
    story = crowded()
    page = desk_of(story, window, live_server.url, javascript=False)
    press_link(page, "Se forslagene")
    for do in cycle_of(MANY):
        skip_to_next(page)
        press_until_field(page)
        page.keyboard.type("De passer godt sammen.")
        press_button(page, do)
    page.get_by_role("heading", name="Ingen forslag venter på dig").wait_for()
    with within(story.house.organisation.id):
        assert Decision.objects.filter(what="dropped").count() == MANY // 3
        assert Proposal.objects.filter(state="peer_asked").count() == MANY - MANY // 3


def cycle_of(many: int) -> list[str]:
    """Every third is put aside."""
    each = cycle(["take", "take", "drop"])
    return [next(each) for _one in range(many)]


def here(page: Any, what: str) -> Any:
    return page.evaluate(f"document.activeElement.{what}")


def press_link(page: Any, words: str) -> None:
    for _tab in range(60):
        page.keyboard.press("Tab")
        if here(page, "textContent").strip().startswith(words):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"never reached {words!r}")


def skip_to_next(page: Any) -> None:
    """The first thing Tab meets on a fresh page is the way past the menu; after a decision one is there already."""
    if page.url.endswith("#next"):
        return
    for _tab in range(4):
        page.keyboard.press("Tab")
        if "Gå til næste forslag" in here(page, "textContent"):
            page.keyboard.press("Enter")
            return
    raise AssertionError("no way past the menu")


def press_until_field(page: Any) -> None:
    for _tab in range(6):
        page.keyboard.press("Tab")
        if here(page, "name") == "why":
            return
    raise AssertionError("the reason was never reached")


def press_button(page: Any, do: str) -> None:
    for _tab in range(3):
        page.keyboard.press("Tab")
        if here(page, "value") == do:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no button {do}")
