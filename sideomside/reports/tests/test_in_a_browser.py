"""Charts in a real browser: on a phone, on paper and by keyboard, each beside the table of the same cells."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from sideomside.ground.vault.walls import within
from sideomside.intake.models import Enquiry, EnquiryStep
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from tests.people import House, at_work, build_house, someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Window = Callable[..., Any]
PHONE, PAPER = {"width": 390, "height": 844}, {"width": 718, "height": 1010}
SMALLEST = """() => Math.min(...[...document.querySelectorAll("svg.chart")].flatMap(chart =>
  [...chart.querySelectorAll("text")].map(words =>
    parseFloat(getComputedStyle(words).fontSize) * chart.clientWidth / chart.viewBox.baseVal.width)))"""
NAMED = """() => [...document.querySelectorAll("svg.chart")].map(chart =>
  chart.getAttribute("aria-labelledby").split(" ").map(id => document.getElementById(id).textContent))"""
POINTS_OF_A_PIXEL = 0.75


@pytest.fixture
def karen(transactional_db: None) -> Client:
    house = build_house("København")
    with within(house.organisation.id):
        came(house, 24)
        return at_work(house, someone(house, "Karen", Hat.COORDINATOR))


def came(house: House, number: int) -> None:
    """So many, one a day up to yesterday."""
    for days in range(1, number + 1):
        on = timezone.localdate() - timedelta(days=days)
        at = datetime.combine(on, time(10), timezone.get_current_timezone())
        one = Enquiry.objects.create(
            programme=house.programme, person=Person.objects.create(), first_person_id=uuid4(), sort="seeks",
            way=("form", "mail")[days % 2], received_at=at,
        )  # fmt: skip
        EnquiryStep.objects.create(enquiry=one, number=1, kind="received", happened_at=at, by_role="system")


def opened(window: Window, karen: Client, base: str) -> Any:
    page = window()
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": karen.cookies[settings.SESSION_COOKIE_NAME].value,
    }
    page.context.add_cookies([cookie | {"url": base}])
    first = timezone.localdate() - timedelta(days=24)
    page.goto(f"/tal/ventetid/?periode={first.year}")
    return page


def test_a_chart_can_be_read_on_a_phone_and_on_paper(window: Window, karen: Client, live_server: Any) -> None:
    page = opened(window, karen, live_server.url)
    titles = [words for named in page.evaluate(NAMED) for words in named]
    assert titles and all(titles)
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(SMALLEST) >= 10
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST) * POINTS_OF_A_PIXEL >= 7


def test_the_table_beside_a_chart_is_reached_by_keyboard(
    window: Window, karen: Client, live_server: Any
) -> None:
    page = opened(window, karen, live_server.url)
    tables = page.evaluate("document.querySelectorAll('.seen .scroll').length")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.matches('.seen .scroll') && document.activeElement.innerText"
            )
        )
    assert tables and len(reached - {False}) == tables


def test_what_was_said_to_whoever_pressed_is_not_printed(
    window: Window, karen: Client, live_server: Any
) -> None:
    """A report printed right after it was frozen goes to the funder; "it is frozen" was said to Karen."""
    page = opened(window, karen, live_server.url)
    page.goto("/tal/tilskud/nyt/")
    for name, words in (("name", "Hverdage"), ("funder", "Fonden"), ("kroner", "1000")):
        page.fill(f"[name={name}]", words)
    page.fill("[name=first_day]", "2026-01-01")
    page.fill("[name=last_day]", "2026-12-31")
    page.locator("[name=form]").first.check()
    page.click("main form button")
    said = page.locator(".said")
    said.wait_for()
    page.emulate_media(media="print")
    assert not said.is_visible() and page.locator("h1").is_visible()
