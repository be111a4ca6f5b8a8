"""Mette at her own desk: from the letter, out of the house to the sign-in she knows, and back; in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from sideomside.ground.vault.walls import within
from sideomside.partners.data import signing_in
from sideomside.partners.models import OfficeKey
from sideomside.partners.tests.cast import Cast, gather
from sideomside.people.actions import invite
from tests.office_provider import an_office, write_down
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    house = build_house("København")
    with within(house.organisation.id):
        return gather(house)


@pytest.fixture
def office(cast: Cast, live_server: Any, settings: Any, tmp_path: Path) -> Iterator[str]:
    """On another host than ours, as an office is: a browser keeps some cookies to itself on the way between them."""
    signing_in.forget_what_was_read()
    with an_office(f"{live_server.url}/kontor/amager/retur/") as issuer:
        assert urlsplit(issuer).hostname != urlsplit(live_server.url).hostname
        write_down(settings, tmp_path, cast, issuer)
        yield issuer


def letter_to_mette(cast: Cast) -> str:
    with within(cast.house.organisation.id):
        return urlsplit(invite(person=cast.mette, by=cast.house.system)).path


def looked_at(page: Any) -> Any:
    """axe finds nothing, and nothing is wider than the screen."""
    faults = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in faults] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    return page


def shows_who_she_is(page: Any, office: str, name: str) -> None:
    """On the office's own page, which is no page of ours."""
    page.wait_for_url(f"{office.removesuffix('/o')}/**")
    page.get_by_label("Navn").fill(name)
    page.get_by_role("button", name="Log ind").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["as usual", "without JavaScript"])
def test_from_the_letter_to_the_office_and_back(
    cast: Cast, window: Callable[..., Any], office: str, javascript: bool
) -> None:
    letter = letter_to_mette(cast)
    page = window(javascript=javascript)
    page.goto(letter)
    page.get_by_role("link", name="Log ind med Jobcentret på Amager").click()
    page.get_by_text("Her er invitationen til Mette").wait_for()
    if javascript:
        looked_at(page)
    page.get_by_role("link", name="Log ind med Jobcentret på Amager").click()
    shows_who_she_is(page, office, "mette.holm")
    page.wait_for_url("**/konto/2fa/**")  # a key of ours is asked for all the same
    asked = page.locator("main").inner_text()
    assert "som du gør på dit arbejde" in asked and "adgangskode" not in asked
    with within(cast.house.organisation.id):
        assert OfficeKey.objects.get().person_id == cast.mette.id
    later = window(wide=True, javascript=javascript)
    later.goto(letter)
    later.get_by_role("heading", level=1).wait_for()
    assert later.get_by_role("link", name="Log ind med Jobcentret på Amager").count() == 0, "it is used up"
    later.goto("/konto/login/")
    later.locator('a[href$="/kontor/"]').click()
    if javascript:
        looked_at(later)
    later.get_by_role("link", name="Jobcentret på Amager").click()
    shows_who_she_is(later, office, "mette.holm")
    later.wait_for_url("**/konto/2fa/**")


def test_a_stranger_comes_no_further_and_is_told_kindly(
    cast: Cast, window: Callable[..., Any], office: str
) -> None:
    page = window()
    page.goto("/kontor/")
    page.get_by_role("link", name="Jobcentret på Amager").click()
    shows_who_she_is(page, office, "en.anden")
    page.get_by_role("heading", name="Du er ikke inde endnu").wait_for()
    page.get_by_text("Åbn linket i brevet fra os").wait_for()
    looked_at(page)
    page.goto("/samarbejde/")
    page.wait_for_url("**/konto/login/**")
    with within(cast.house.organisation.id):
        assert not OfficeKey.objects.exists()
