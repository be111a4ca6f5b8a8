"""How many questions the first pages ask their databases, in a house where there is one of everything.

These are ceilings: a page that asks more has to say why here, and one that asks fewer lowers its own. On SQLite;
PostgreSQL is asked besides, at each page, in which organisation one is.
"""

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from proofs.guarding.actors import sessions_of
from proofs.guarding.worlds import OWN, live
from sideomside.ground.vault.walls import within
from tests.people import build_house

pytestmark = [pytest.mark.django_db(databases=["default", "keys"]), pytest.mark.sqlite]
AT_MOST = {
    # Two more: whether anybody was not heard from for half a year, and whether somebody said goodbye by our letter.
    ("Karen", "desk:today"): 82,
    ("Ida", "desk:my_page"): 71,
    ("Jonas", "desk:peer_home"): 50,
    (
        "Karen",
        "messages:list",
    ): 22,  # two more: who has left, and who has ended, are looked up a dozen at a time
}


def test_first_pages_ask_no_more_than_they_did() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        sessions = sessions_of(live(OWN, house))
    asked = {page: _asked(*page, sessions) for page in AT_MOST}
    assert {page: many for page, many in asked.items() if many > AT_MOST[page]} == {}


def _asked(who: str, page: str, sessions: dict[str, str]) -> int:
    """Of the second look: the first of the day also writes down who was seen."""
    browser = Client()
    browser.cookies["session"] = sessions[who]
    browser.get(reverse(page))
    with (
        CaptureQueriesContext(connections["default"]) as asked,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        assert browser.get(reverse(page)).status_code == 200
    return len(asked) + len(keys)
