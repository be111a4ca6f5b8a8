"""From I dag to a drafted proposal: two clicks, or at most twelve keys, without a script."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from sideomside.ground.vault.walls import within
from sideomside.matching.models import Proposal
from sideomside.matching.tests.story import Story, begin
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def ready() -> Story:
    """Ida has had her talk and waits on I dag."""
    house = build_house("København")
    with within(house.organisation.id):
        story = begin(house)
        story.hold_talk()
        story.agree()
    return story


def desk_of(story: Story, window: Callable[..., Any], live: str, **wishes: Any) -> Any:
    page = window(wide=True, **wishes)
    with within(story.house.organisation.id):
        cookies = story.desk().cookies
    page.context.add_cookies(
        [{"name": name, "value": each.value, "url": live} for name, each in cookies.items()]
    )
    page.goto("/i-dag/")
    return page


def drafted(story: Story) -> int:
    with within(story.house.organisation.id):
        return Proposal.objects.count()


def test_two_clicks(window: Callable[..., Any], live_server: Any) -> None:
    story = ready()
    page = desk_of(story, window, live_server.url, javascript=False)
    page.get_by_role("link", name=re.compile("^Find en peer")).first.click()
    page.get_by_role("button", name=re.compile("^Spørg Jonas")).click()
    assert drafted(story) == 1


def test_at_most_twelve_keys(window: Callable[..., Any], live_server: Any) -> None:
    story = ready()
    page = desk_of(story, window, live_server.url, javascript=False)
    keys = press_until(page, "Find en peer") + press_until(page, "Spørg Jonas")
    assert drafted(story) == 1
    assert keys <= 12, keys


def press_until(page: Any, words: str) -> int:
    """Tab and Enter like somebody who knows the skip links, until the thing with these words is pressed."""
    keys = 0
    while keys < 30:
        here = page.evaluate("document.activeElement.textContent.trim()")
        is_skip = page.evaluate("document.activeElement.classList.contains('skip')")
        is_it = not is_skip and here.startswith(words)
        keys += 1
        if is_it:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return keys
        page.keyboard.press("Enter" if is_skip else "Tab")
    raise AssertionError(f"never reached {words!r}")
