"""Something of one's own, from 0 to 10, in a real browser: every number is one word, on a phone and on a desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.outcomes import actions
from sideomside.outcomes.tests.cast import MINE, gather
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEIGHTS = "() => [...document.querySelectorAll('.opts.small .opt > span')].map(one => one.offsetHeight)"


@pytest.fixture
def ida(transactional_db: None) -> Client:
    house = build_house("København")
    with within(house.organisation.id):
        cast = gather(house)
        actions.name_aim(person=cast.ida, words="Gå en tur hver dag", by=cast.as_ida)
        return cast.inside()


@pytest.mark.parametrize("wide", [False, True], ids=["phone", "desk"])
def test_ten_is_one_word(window: Callable[..., Any], ida: Client, live_server: Any, wide: bool) -> None:
    page = window(wide=wide)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": ida.cookies[settings.SESSION_COOKIE_NAME].value}
    page.context.add_cookies([cookie | {"url": live_server.url}])
    page.goto(f"{MINE}eget/")
    heights = page.evaluate(HEIGHTS)
    assert len(heights) == 11 and len(set(heights)) == 1
