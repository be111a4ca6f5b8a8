"""Mette at her screen and two phones at the table: one that is asked, and one that has got hold of the link."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from sideomside.ground.vault.walls import within
from sideomside.intake.models import Enquiry
from sideomside.partners.models import Referral
from sideomside.partners.tests.cast import WORDS, Cast, gather
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        made = gather(house)
    yield made


def no_faults(page: Any) -> None:
    """axe finds nothing, and nothing is wider than the screen."""
    faults = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in faults] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_written_together_and_said_yes_to_on_the_right_phone(
    cast: Cast, window: Callable[..., Any], live_server: Any
) -> None:
    with within(cast.house.organisation.id):
        cookie = cast.signed_in(cast.mette).cookies[settings.SESSION_COOKIE_NAME].value
    screen, hers, other = window(wide=True), window(), window(javascript=False)
    screen.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    screen.goto("/samarbejde/")
    screen.get_by_role("link", name="Henvis sammen").last.click()
    screen.get_by_label("Hvad vil du gerne have, at vi ved?").fill(WORDS)
    screen.get_by_label("Hvad skal vi kalde dig?").fill("Bente")
    screen.get_by_role("button", name="Fortsæt").click()
    screen.get_by_label("Ring til mig").check()
    screen.get_by_label("Dit nummer eller din mail").fill("20304050")
    screen.get_by_role("button", name="Fortsæt").click()
    screen.get_by_label("Det, jeg skrev med mine egne ord").check()
    no_faults(screen)
    screen.get_by_role("button", name="Fortsæt").click()
    screen.get_by_role("button", name="På din egen telefon").click()
    address = screen.locator(".keep .link").inner_text()
    path = "/ja/" + address.rpartition("/ja/")[2]
    for phone in (hers, other):
        phone.goto(path)
        phone.get_by_role("button", name="Læs det, I skrev").wait_for()
    hers.get_by_role("button", name="Læs det, I skrev").click()
    hers.get_by_text(WORDS).wait_for()
    no_faults(hers)
    other.get_by_role("button", name="Læs det, I skrev").click()
    other.get_by_text("Linket åbner ikke noget nu").wait_for()
    screen.get_by_role("link", name="Se, om der er sagt ja").click()
    screen.get_by_text("åbent på en telefon").wait_for()
    hers.get_by_label("må høre, at I har fået det").check()
    hers.get_by_label("må læse det, jeg har skrevet").check()
    hers.get_by_role("button", name="Ja, send det").click()
    hers.get_by_text("Tak. Det er sendt").wait_for()
    hers.get_by_role("button", name="Ja tak").click()
    hers.get_by_text("Gem linket").wait_for()
    screen.get_by_role("link", name="Se, om der er sagt ja").click()
    screen.wait_for_url("**/samarbejde/sendt/")
    screen.goto("/samarbejde/")
    screen.get_by_text("Vi har fået det").first.wait_for()
    no_faults(screen)
    other.goto(path)
    other.get_by_text("Linket åbner ikke noget nu").wait_for()
    with within(cast.house.organisation.id):
        assert Enquiry.objects.count() == Referral.objects.count() == 1
