"""From the front page to an answer one has read, on a phone and at a desk, with a keyboard, without JavaScript."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings

from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake.models import Enquiry
from tests.browsing import kept_picture
from tests.journeys.at_the_desk import as_signe
from tests.people import Hat, House, build_house, someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Jeg har været meget alene, siden jeg kom hjem. Æøå 🌻"
ANSWER = "Hej. Jeg er glad for, at du skrev. Skal vi drikke en kop kaffe?"


@pytest.fixture
def house() -> House:
    house = build_house("Karens forening")
    with within(house.organisation.id):
        someone(house, "Signe Holm", Hat.COORDINATOR)
    return house


@contextmanager
def taps(page: Any) -> Iterator[Callable[[str], None]]:
    """Counts what a thumb does."""
    counted = []

    def tap(what: str) -> None:
        counted.append(what)
        page.click(what)

    yield tap
    assert len(counted) <= 5, counted


@pytest.mark.parametrize("wide", [False, True], ids=["phone", "desk"])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_five_taps_and_a_few_words_reach_a_human_and_come_back(
    window: Callable[..., Any],
    live_server: Any,
    house: House,
    wide: bool,
    javascript: bool,
    language: str,
) -> None:
    tree = "/en" if language == "en" else ""
    name = f"{'desk' if wide else 'phone'}-{language}-{'script' if javascript else 'plain'}"
    page = window(wide=wide, javascript=javascript, language=language)
    page.goto(f"{tree}/")
    with taps(page) as tap:
        tap(f"main a[href='{tree}/skriv/']")
        tap("textarea")
        page.keyboard.type(WORDS)
        tap("[name=contact]")
        page.keyboard.type("20 12 34 56")
        tap("label:has([name=consent])")
        kept_picture(page, f"write-{name}")
        tap("main form .btn")
    page.wait_for_url(f"**{tree}/skriv/tak/")
    assert WORDS in page.inner_text("main")
    kept_picture(page, f"receipt-{name}")
    link = page.inner_text(".keep .link").strip().removeprefix(settings.LINK_BASE)
    page.fill("[name=word]", "solsikke")
    page.click("form:has([name=word]) button")

    desk = window(wide=wide, javascript=javascript, language=language)
    as_signe(house, desk, live_server.url)
    desk.goto(f"{tree}/i-dag/")
    desk.click("article.row a[href*='/henvendelser/']")
    desk.wait_for_load_state()
    assert WORDS in desk.inner_text("main")
    desk.fill("#answer_words", ANSWER)
    kept_picture(desk, f"answering-{name}")
    desk.click("form:has(#answer_words) button")
    desk.wait_for_load_state()
    assert ANSWER in desk.inner_text(".thread")

    back = window(wide=wide, javascript=javascript, language=language)
    back.goto(link)
    back.click("main form button")
    back.goto(f"{tree}/min-side/beskeder/")
    assert ANSWER not in back.content()  # the link alone shows nobody's words
    back.fill("[name=word]", "solsikke")
    back.click("main form button")
    back.goto(f"{tree}/min-side/beskeder/")
    assert ANSWER in back.inner_text("main")
    kept_picture(back, f"own-thread-{name}")
    with within(house.organisation.id):
        assert Enquiry.objects.get().answered_at is not None
        assert not Letter.objects.exists()  # she asked to be called: nothing went out in writing


def test_it_can_all_be_written_with_the_keyboard(
    window: Callable[..., Any], live_server: Any, house: House
) -> None:
    page = window(javascript=False)
    page.goto("/skriv/")
    page.focus("textarea")
    page.keyboard.type(WORDS)
    page.keyboard.press("Tab")  # the openings, folded
    page.keyboard.press("Tab")
    page.keyboard.type("Sara")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # from "call me" to "send a mail"
    page.keyboard.press("Tab")
    page.keyboard.type("sara@post.example")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/skriv/tak/")
    with within(house.organisation.id):
        person = Enquiry.objects.get().person
        assert (person.name, person.channel) == ("Sara", "mail")


def test_what_is_wrong_is_said_on_top_and_led_to(
    window: Callable[..., Any], live_server: Any, house: House
) -> None:
    page = window(javascript=False)
    page.goto("/skriv/")
    page.fill("textarea", WORDS)
    page.click("main form .btn")
    page.wait_for_load_state()
    assert page.title().startswith("Ret:")
    assert page.evaluate("document.activeElement.id") == "fix"
    assert page.input_value("textarea") == WORDS
    links = page.locator("#fix a")
    for at in range(links.count()):
        target = links.nth(at).get_attribute("href")
        assert page.locator(target).is_visible()
        told = page.locator(target).get_attribute("aria-describedby") or ""
        assert re.search(r"_error\b", told), target
