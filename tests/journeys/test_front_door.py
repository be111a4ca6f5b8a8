"""The front door in a real browser: phone and desk, both languages, with and without JavaScript."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browsing import kept_picture
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("wide", [False, True], ids=["phone", "desk"])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_front_door_is_open_to_anybody(
    window: Callable[..., Any], live_server: Any, wide: bool, javascript: bool, language: str
) -> None:
    build_house("Copenhagen")
    page = window(wide=wide, javascript=javascript, language=language)
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)

    answer = page.goto("/en/" if language == "en" else "/")

    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert complaints == []
    kept_picture(
        page, f"front-{'desk' if wide else 'phone'}-{language}-{'script' if javascript else 'plain'}"
    )
