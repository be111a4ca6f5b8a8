"""Peers in a real browser: a list brought in on a phone without JavaScript, and pages machines can read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.peers import actions
from sideomside.peers.models import PeerFile
from sideomside.peers.sheets.tests.messy import messy_workbook
from sideomside.peers.tests.cast import active_peer, applicant, signed_in
from sideomside.people.rules import Hat
from tests.browsing import kept_picture
from tests.people import House, build_house, someone, wearing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [
    {"wide": False, "javascript": True, "language": "da"},
    {"wide": True, "javascript": True, "language": "en", "dark": True},
]
Window = Callable[..., Any]


@dataclass
class Stage:
    """Everybody is on it before the curtain: what is not committed, no browser can see."""

    house: House
    clients: dict[str, Client]
    resting: UUID

    def peers(self) -> int:
        with within(self.house.organisation.id):
            return PeerFile.objects.count()


@pytest.fixture
def stage(transactional_db: None) -> Stage:
    """Karen and Jonas, each signed in; Lone on a break, Åse about to begin."""
    house = build_house("København")
    with within(house.organisation.id):
        jonas, lone = active_peer(house, "Jonas", room=2), active_peer(house, "Lone")
        applicant(house, "Åse Østergård-Kjærsgaard")
        actions.pause(peer=lone, by=wearing(house, lone.person, Hat.PEER))
        karen = signed_in(house, someone(house, "Karen", Hat.COORDINATOR))
        return Stage(house, {"karen": karen, "jonas": signed_in(house, jonas.person)}, lone.id)


@pytest.mark.parametrize("look", LOOKS, ids=["phone", "desk"])
def test_every_page_can_be_read_by_machines_and_fits(
    stage: Stage, window: Window, live_server: Any, look: dict[str, Any]
) -> None:
    tree = "/en" if look["language"] == "en" else ""
    pages = {
        "jonas": ["peer/mit-kort/", "peer/mit-kort/ord/", "peer/mit-kort/temaer/", "peer/mit-kort/hverdag/"],
        "karen": ["peers/", "peers/ny/", f"peers/{stage.resting}/", "peers/import/", "peers/eksport/"],
    }
    for who, paths in pages.items():
        page = window(**look)
        _enter(page, stage.clients[who], live_server.url)
        for path in paths:
            _open(page, f"{tree}/{path}")
            assert _faults(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= (1280 if look["wide"] else 390), (
                path
            )


def test_a_list_comes_in_and_goes_out_on_a_phone_without_javascript(
    stage: Stage, window: Window, live_server: Any, tmp_path: Path
) -> None:
    before = stage.peers()
    file = tmp_path / "peers.xlsx"
    file.write_bytes(messy_workbook(60))
    page = window(javascript=False)
    _enter(page, stage.clients["karen"], live_server.url)

    _open(page, "/peers/")
    page.click("text=Tag en liste ind")
    page.set_input_files("input[type=file]", file)
    page.click("text=Læs listen")
    page.click("text=Se, hvad der ville ske")
    kept_picture(page, "list-what-would-happen-phone")
    page.locator("input[name$=-phone]").first.fill("66 77 88 99")
    page.click("text=Gem rettelserne")
    page.click("text=De er allerede peers")
    page.fill("[name=why]", "De har været her i flere år.")
    page.click("main button:has-text('Tag listen ind')")
    page.wait_for_load_state()
    assert page.locator("h1").inner_text() == "Listen er inde"
    assert stage.peers() > before + 40

    page.go_back()
    assert page.locator("h1").inner_text() == "Listen er inde"
    page.click("text=Tag listen ud igen")
    page.wait_for_load_state()
    assert page.locator("h1").inner_text() == "Listen er taget ud igen"
    assert stage.peers() == before


def test_a_break_is_one_tap_on_the_phone(stage: Stage, window: Window, live_server: Any) -> None:
    page = window(javascript=False)
    _enter(page, stage.clients["jonas"], live_server.url)
    _open(page, "/peer/mit-kort/")
    page.click("text=Jeg har brug for en pause")
    page.wait_for_load_state()
    assert page.locator("text=Det er helt i orden").count() == 1
    page.click("text=Jeg er her igen")
    page.wait_for_load_state()
    assert page.locator("text=Jeg har brug for en pause").count() == 1


def _open(page: Any, path: str) -> None:
    """The page itself, and not the sign-in page, which answers 200 and has no faults either."""
    assert page.goto(path).status == 200
    assert urlsplit(page.url).path == path, page.inner_text("body")


def _enter(page: Any, client: Client, at: str) -> None:
    """Lend the window the session of somebody who is signed in already."""
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": at}])


def _faults(page: Any) -> list[tuple[str, str]]:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
