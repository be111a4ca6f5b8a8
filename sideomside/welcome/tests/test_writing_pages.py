"""The association writes its own pages: a draft nobody else reads, shown when they say so, and never lost."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from sideomside.people.models import Programme
from sideomside.people.rules import Changed, Hat, NotAllowed
from sideomside.welcome import actions, queries
from sideomside.welcome.models import Page, Picture, Wording
from sideomside.welcome.rules import Said
from sideomside.welcome.tests.conftest import Read, write
from tests.people import House, at_work, someone, wearing

On = Callable[..., None]
WRITE = "/huset/sider/us/"
OURS = {"title_da": "Vi er naboer", "words_da": "Vi bor lige om hjørnet.", "version": 0}


def test_a_draft_is_seen_by_nobody_else_until_it_is_shown(karen: Client, read: Read) -> None:
    form = karen.get(WRITE).content.decode()
    assert "Her hjælper mennesker" in form  # one begins with the words that came with the house
    assert karen.post(WRITE, OURS | {"do": "look"}).url == f"{WRITE}kladde/"
    assert "Vi bor lige om hjørnet" in karen.get(f"{WRITE}kladde/").content.decode()
    assert "Vi bor lige om hjørnet" not in read("/om-os/")
    karen.post(WRITE, OURS | {"do": "show", "version": 1})
    page = read("/om-os/")
    assert "<h1>Vi er naboer</h1>" in page and "Vi bor lige om hjørnet." in page
    assert '<article lang="da">' in read("/en/om-os/")  # nobody has written it in English yet


def test_what_stood_there_before_comes_back_and_the_words_are_kept(
    karen: Client, signe: Any, read: Read, on: On
) -> None:
    for day, title in ((1, "Det første"), (2, "Det andet")):
        on(date(2026, 11, day))
        actions.show_page(page=write(signe, title), by=signe)
    on(date(2026, 11, 3))
    newest = queries.shown_wording(signe, "us")
    earlier = karen.get(f"{WRITE}tidligere/").content.decode()
    assert earlier.index("Det andet") < earlier.index("Det første") and "det læser alle nu" in earlier
    for _twice in range(2):
        karen.post(f"{WRITE}tidligere/{newest.id}/tilbage/")
    assert "<h1>Det første</h1>" in read("/om-os/")
    karen.post(f"{WRITE}tidligere/{newest.id}/igen/")
    assert "<h1>Det første</h1>" in read("/om-os/")  # the words are a draft first
    assert "Ord om Det andet." in karen.get(WRITE).content.decode()
    first = queries.shown_wording(signe, "us")
    actions.take_back(wording=first, by=signe)
    assert "<h1>Hvem er vi?</h1>" in read("/om-os/")


def test_a_draft_that_waits_is_not_lost_to_earlier_words(karen: Client, signe: Any) -> None:
    shown = actions.show_page(page=write(signe, "Det gamle"), by=signe)
    write(signe, "Det halve")
    at = f"{WRITE}tidligere/{shown.id}/igen/"
    page = karen.post(at, follow=True).content.decode()
    assert "ligger allerede en kladde" in page and "Ord om Det halve." in page
    karen.post(f"{WRITE}kladde/vaek/")
    for _twice in range(2):
        page = karen.post(at, follow=True).content.decode()
        assert "Her er de tidligere ord" in page and "Ord om Det gamle." in page
    assert Wording.objects.count() == 2


def test_words_wait_for_their_day(karen: Client, signe: Any, read: Read, on: On) -> None:
    on(date(2026, 11, 20))
    later = {"do": "later", "day": "2026-12-01", "clock": "08:00"}
    assert "er gået" in karen.post(WRITE, OURS | later | {"day": "2026-11-19"}).content.decode()
    karen.post(WRITE, OURS | later | {"version": 1})
    assert "naboer" not in read("/om-os/") and "Nye ord fra" in karen.get("/huset/sider/").content.decode()
    on(date(2026, 12, 1), "07:59")
    assert "naboer" not in read("/om-os/")
    on(date(2026, 12, 1), "08:00")
    assert "naboer" in read("/om-os/")


def test_two_who_write_at_once_lose_nothing(karen: Client, signe: Any) -> None:
    write(signe, "Signes ord")
    answer = karen.post(WRITE, OURS | {"do": "save"}).content.decode()
    assert "Signe har rettet imens" in answer
    assert "Vi bor lige om hjørnet." in answer and Wording.objects.get().title_da == "Signes ord"
    with pytest.raises(Changed):
        actions.save_draft(page=Page(address="us"), said=Said("x", "y"), version=0, by=signe)


def test_a_page_of_their_own_is_found_when_it_has_been_shown(
    karen: Client, signe: Any, read: Read, client: Client
) -> None:
    once = str(uuid4())
    for _twice in range(2):
        there = karen.post("/huset/sider/", {"title": "Æbledag på Ærø 🍎", "once": once}).url
    assert there == "/huset/sider/aebledag-paa-aeroe/" and Page.objects.count() == 1
    own = "/side/aebledag-paa-aeroe/"
    assert client.get(own).status_code == 404 and client.get("/side/us/").status_code == 404
    karen.post(there, {"title_da": "Æbledag", "words_da": "Vi presser saft.", "version": 0, "do": "show"})
    assert "Vi presser saft." in read(own) and "Æbledag" in read("/om-os/")
    assert own in read("/soeg/?q=aebledage")
    other = actions.open_page(title="Æbledag på Ærø", once=uuid4(), by=signe)
    assert other.address == "aebledag-paa-aeroe-2"
    actions.let_draft_go(page=other, by=signe)
    assert not Page.objects.filter(id=other.id).exists()


def test_a_heavy_text_is_told_kindly_and_shown_all_the_same(karen: Client, read: Read) -> None:
    heavy = "Kommunalbestyrelsens sagsbehandlingsprocedurer for borgere forudsætter samtykkeerklæringer. " * 8
    karen.post(WRITE, OURS | {"words_da": heavy, "do": "save"})
    page = karen.get(WRITE).content.decode()
    assert "lidt tungt at læse" in page and "borgere" in page.split("et andet ord end")[1][:40]
    assert "Du bestemmer." in page
    karen.post(WRITE, OURS | {"words_da": heavy, "version": 1, "do": "show"})
    assert "Kommunalbestyrelsens" in read("/om-os/")


def test_a_promise_on_a_page_is_the_one_that_is_kept(house: House, signe: Any, read: Read) -> None:
    page = queries.page_to_write(signe, "front")
    said = Said("Hej", "{hvem} fra {foreningen} svarer inden for {svarfrist}. {ukendt}")
    actions.show_page(page=actions.save_draft(page=page, said=said, version=0, by=signe).page, by=signe)
    assert "Signe fra København svarer inden for 2 hverdage. {ukendt}" in read("/")
    assert "Signe fra København svarer" in read("/soeg/?q=hverdage")
    Programme.objects.update(answer_days=1)
    assert "svarer inden for en hverdag" in read("/")


def test_nobody_else_writes(house: House, signe: Any, client: Client) -> None:
    page = write(signe, "Vores")
    wording = actions.show_page(page=page, by=signe)
    jonas = someone(house, "Jonas", Hat.PEER)
    by, browser = wearing(house, jonas, Hat.PEER), at_work(house, jonas)
    acts: list[tuple[Any, dict[str, Any]]] = [
        (actions.open_page, {"title": "x", "once": uuid4()}),
        (actions.save_draft, {"page": page, "said": Said("x", "y"), "version": 2}),
        (actions.show_page, {"page": page}),
        (actions.take_back, {"wording": wording}),
        (actions.use_again, {"wording": wording}),
        (actions.let_draft_go, {"page": page}),
        (actions.delete_picture, {"picture": Picture()}),
        (actions.choose_look, {"name": "x", "strong": "", "warm": "", "version": 0}),
    ]
    for act, given in acts:
        with pytest.raises(NotAllowed):
            act(**given, by=by)
    for path in ("/huset/sider/", WRITE, f"{WRITE}kladde/", f"{WRITE}tidligere/", "/huset/sider/udseende/"):
        assert browser.get(path).status_code == 404 and client.get(path).status_code == 302
    assert queries.history(by, page).count() == 0 and queries.draft_of(by, page) is None
    assert timezone.now() - wording.shown_from < timedelta(minutes=1)
