"""The way down, pressed in a real browser: only there is a form refused that may not say where it comes from."""

from collections.abc import Callable
from typing import Any

import pytest

from sideomside.ground.vault.walls import within
from sideomside.stories.tests.cast import make_cast
from sideomside.stories.tests.test_a_way_down import gone, way_down
from tests.browsing import put_away
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_one_tap_takes_it_down(window: Callable[..., Any]) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        cast = make_cast(house)
        story = cast.shown(cast.as_jonas)
        at = way_down(cast, story.story)
    page = window(javascript=False)
    page.goto(at)
    page.click("main form button")
    page.get_by_role("heading", name="Der er ikke vist noget fra dig").wait_for()
    assert gone(story)
    put_away(page)
