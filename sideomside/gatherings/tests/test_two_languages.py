"""What something is called in Danish and in English; where there is no English, the Danish name says that it is one."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from sideomside.gatherings.models import Gathering
from sideomside.gatherings.tests.cast import Cast


def test_each_reads_it_in_their_own_language(cast: Cast) -> None:
    event = cast.opened(title_en="Singing together", about="Vi synger.", about_en="We sing.")
    danish, english = (Client().get(f"{tree}/kalender/{event.id}/").content.decode() for tree in ("", "/en"))
    assert "Fællessang" in danish and "Vi synger." in danish and "Singing" not in danish
    assert "Singing together" in english and "We sing." in english and "Fællessang" not in english
    assert "Singing together" in Client().get("/en/kalender/").content.decode()
    assert "SUMMARY:Singing together" in Client().get("/en/kalender/kalender.ics").content.decode()
    assert "SUMMARY:Fællessang" in Client().get("/kalender/kalender.ics").content.decode()


def test_the_clock_is_said_as_one_says_it_and_no_note_to_translators_is_read(cast: Cast) -> None:
    event = cast.opened()
    danish, english = (Client().get(f"{tree}/kalender/{event.id}/").content.decode() for tree in ("", "/en"))
    assert re.search(r", at&nbsp;\d", english) and "(time)" not in english
    assert re.search(r", kl\.&nbsp;\d", danish)


def test_a_danish_name_on_an_english_page_says_that_it_is_danish(cast: Cast) -> None:
    event = cast.opened()
    page = Client().get(f"/en/kalender/{event.id}/").content.decode()
    assert '<h1 lang="da">Fællessang</h1>' in page
    assert 'lang="da">Fællessang</a>' in Client().get("/en/kalender/").content.decode()
    assert 'lang="da"' not in Client().get(f"/kalender/{event.id}/").content.decode().partition("<main")[2]


def test_the_coordinator_writes_both_and_may_add_the_english_later(cast: Cast) -> None:
    desk = cast.desk()
    at = timezone.localtime(timezone.now() + timedelta(days=9)).strftime("%Y-%m-%dT17:00")
    sent = {"title": "Bagedag", "first": at, "minutes": "90", "seats": "20", "do": "plan"}
    sent |= {
        "once": "0f8fad5b-d9cb-469f-a165-70867728950e",
        "title_en": "Baking",
        "about_en": "Bread and buns",
    }
    desk.post("/samvaer/ny/arrangement/", sent)
    made = Gathering.objects.get(title="Bagedag")
    assert (made.title_en, made.about_en) == ("Baking", "Bread and buns")
    more = {"title": "Bagedag", "about": "", "title_en": "Baking day", "seats": "20", "version": made.version}
    desk.post(f"/samvaer/{made.id}/ret/", more)
    made.refresh_from_db()
    assert (made.title_en, made.about_en) == ("Baking day", "")
