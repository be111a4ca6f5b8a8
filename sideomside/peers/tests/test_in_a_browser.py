"""Peers in a real browser: pages machines can read, and that fit."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from sideomside.peers import actions
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import active_peer, applicant, signed_in
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, wearing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [
    {"wide": False, "javascript": True, "language": "da"},
    {"wide": True, "javascript": True, "language": "en", "dark": True},
]
Window = Callable[..., Any]


@pytest.fixture
def stage(transactional_db: None, house: House, karen: Viewer) -> Iterator[dict[str, Client]]:
    """Karen and Jonas, each signed in; Lone on a break, Åse about to begin."""
    jonas, lone = active_peer(house, "Jonas", room=2), active_peer(house, "Lone")
    applicant(house, "Åse Østergård-Kjærsgaard")
    actions.pause(peer=lone, by=wearing(house, lone.person, Hat.PEER))
    karen_herself = Person.objects.get(id=karen.person_id)
    yield {"karen": signed_in(house, karen_herself), "jonas": signed_in(house, jonas.person)}


@pytest.mark.parametrize("look", LOOKS, ids=["phone", "desk"])
def test_every_page_can_be_read_by_machines_and_fits(
    stage: dict[str, Client], window: Window, live_server: Any, look: dict[str, Any]
) -> None:
    lone = next(peer for peer in PeerFile.objects.all() if peer.state == "resting")
    tree = "/en" if look["language"] == "en" else ""
    pages = {
        "jonas": ["peer/mit-kort/", "peer/mit-kort/ord/", "peer/mit-kort/temaer/", "peer/mit-kort/hverdag/"],
        "karen": ["peers/", f"peers/{lone.id}/", "peers/import/", "peers/eksport/"],
    }
    for who, paths in pages.items():
        page = window(**look)
        _enter(page, stage[who], live_server.url)
        for path in paths:
            assert page.goto(f"{tree}/{path}").status == 200
            assert _faults(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= (1280 if look["wide"] else 390), (
                path
            )


def _enter(page: Any, client: Client, at: str) -> None:
    """Lend the window the session of somebody who is signed in already."""
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": at}])


def _faults(page: Any) -> list[tuple[str, str]]:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
