"""The peer's own pages: my card as others see it, my words, my week, and a break in one tap."""

from html import unescape

import pytest
from django.test import Client

from sideomside.consent.queries import in_force
from sideomside.consent.rules import Purpose
from sideomside.ground.audit.models import Entry
from sideomside.peers import actions, queries
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import CARD, active_peer, signed_in
from sideomside.people.rules import Hat, Viewer
from tests.people import House, someone

SLEEP, ALONE, GRIEF, SENSES = "søvn", "at være meget alene", "savne", "stemmer"


@pytest.fixture
def jonas(house: House) -> PeerFile:
    return active_peer(house, "Jonas", room=2)


@pytest.fixture
def window(house: House, jonas: PeerFile) -> Client:
    return signed_in(house, jonas.person)


def test_my_card_is_seen_by_one_onlooker_at_a_time(window: Client, jonas: PeerFile, karen: Viewer) -> None:
    names = queries.theme_names(karen)
    asked, met, everybody = (
        _page(window, f"/peer/mit-kort/?set={seen}") for seen in ("before_yes", "after_yes", "public")
    )
    for page in (asked, met, everybody):
        assert CARD["presentation"] in page
        assert names["sleep"][1:] in page
        assert names["other_senses"][1:] not in page
        assert names["no_work"][1:] not in page
    assert names["alone"][1:] in asked and names["grief"][1:] not in asked
    assert names["grief"][1:] in met
    assert names["alone"][1:] not in everybody


def test_i_change_my_words_and_my_drawing(window: Client, jonas: PeerFile) -> None:
    answer = _send(window, jonas, "ord", presentation="Hej, jeg hedder Jonas 🚲 og bor på Ærø", face="boat")
    assert answer.status_code == 302
    again = PeerFile.objects.get(id=jonas.id)
    assert (again.presentation, again.face) == ("Hej, jeg hedder Jonas 🚲 og bor på Ærø", "boat")


def test_a_number_like_a_persons_is_covered_and_i_am_told(window: Client, jonas: PeerFile) -> None:
    answer = _send(window, jonas, "ord", follow=True, presentation="Jeg er 010157-5000 og glad")
    assert "010157" not in (PeerFile.objects.get(id=jonas.id).presentation or "")
    assert "dækket" in answer.content.decode()


def test_i_choose_for_each_theme(window: Client, jonas: PeerFile) -> None:
    _send(window, jonas, "temaer", theme_alone="public", theme_grief="not_yet", theme_sleep="")
    assert PeerFile.objects.get(id=jonas.id).themes == [
        {"code": "alone", "can": True, "shown": "public"},
        {"code": "grief", "can": False, "shown": "matching"},
    ]


def test_my_week_is_a_table_of_ticks(window: Client, jonas: PeerFile, house: House) -> None:
    page = _page(window, "/peer/mit-kort/hverdag/")
    assert page.count('name="slots"') == 21
    assert page.count('name="slots" value="4" checked') == 1
    _send(window, jonas, "hverdag", capacity="3", slots=["1", "20"], formats=["phone"], areas=[str(house.area.id)],
          travel_km="5", languages=["da"], gender="", age_band="65+")  # fmt: skip
    again = PeerFile.objects.get(id=jonas.id)
    assert (again.capacity, again.slots, again.formats, again.travel_km) == (3, [1, 20], ["phone"], 5)
    assert (again.areas, again.languages, again.gender, again.age_band) == (
        [str(house.area.id)], ["da"], "", "65+",
    )  # fmt: skip


def test_when_the_coordinator_was_first_my_words_are_kept(
    window: Client, jonas: PeerFile, karen: Viewer
) -> None:
    stale = jonas.version
    actions.change_card(peer=jonas, changes={"presentation": "Karens"}, version=stale, by=karen)
    answer = window.post("/peer/mit-kort/ord/", {"version": stale, "presentation": "Mine egne ord"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Karen" in page and "Mine egne ord" in page
    assert PeerFile.objects.get(id=jonas.id).presentation == "Karens"
    fresh = PeerFile.objects.get(id=jonas.id).version
    assert f'name="version" value="{fresh}"' in page


def test_a_break_takes_one_tap_and_no_reason(window: Client, jonas: PeerFile) -> None:
    assert "jeg har brug for en pause" in _page(window, "/peer/mit-kort/").lower()
    for _twice in range(2):
        assert window.post("/peer/pause/", follow=True).status_code == 200
    again = PeerFile.objects.get(id=jonas.id)
    assert again.state == "resting" and again.wants_a_word
    assert again.steps.filter(state="resting").count() == 1
    window.post("/peer/igen/")
    assert PeerFile.objects.get(id=jonas.id).state == "active"


def test_looking_never_acts(window: Client, jonas: PeerFile) -> None:
    assert window.get("/peer/pause/").status_code == 405
    assert PeerFile.objects.get(id=jonas.id).state == "active"


def test_my_yes_is_taken_back_as_easily_as_given(window: Client, jonas: PeerFile, karen: Viewer) -> None:
    window.post("/peer/mit-kort/ja/", {"answer": "no"})
    assert not in_force(karen, jonas.person_id, Purpose.PEER)
    window.post("/peer/mit-kort/ja/", {"answer": "yes"})
    assert in_force(karen, jonas.person_id, Purpose.PEER)


def test_my_own_look_is_not_written_in_the_log(window: Client, jonas: PeerFile) -> None:
    _page(window, "/peer/mit-kort/")
    assert not Entry.objects.filter(verb__startswith="read.", about_id=jonas.person_id).exists()


def test_peers_pages_are_not_for_a_coordinator_nor_for_charlie(house: House, desk: Client) -> None:
    charlie = signed_in(house, someone(house, "Charlie", Hat.EVALUATOR))
    for window in (desk, charlie):
        for at in ("mit-kort/", "mit-kort/ord/", "mit-kort/temaer/", "mit-kort/hverdag/"):
            assert window.get(f"/peer/{at}").status_code == 404
    assert Client().get("/peer/mit-kort/").status_code == 302


def test_it_is_all_there_in_english(window: Client) -> None:
    page = _page(window, "/en/peer/mit-kort/")
    assert "My card" in page and "I need a break" in page


def _page(window: Client, at: str) -> str:
    answer = window.get(at)
    assert answer.status_code == 200, (at, answer.status_code)
    return unescape(answer.content.decode())


def _send(window: Client, peer: PeerFile, page: str, *, follow: bool = False, **words: object):
    data = {"version": PeerFile.objects.get(id=peer.id).version} | words
    return window.post(f"/peer/mit-kort/{page}/", data, follow=follow)


def test_themes_are_folded_and_what_is_chosen_is_told_outside(window: Client, jonas: PeerFile) -> None:
    page = unescape(window.get("/peer/mit-kort/temaer/").content.decode())
    assert "<details open" not in page
    folded = [part.split("</summary>")[0] for part in page.split("<summary><span>")[1:]]
    told = " ".join(folded)
    assert len(folded) > 3
    assert "At høre eller se" in told and "At være meget alene" in told and "(helst ikke endnu)" in told
    assert any("<b>" not in one for one in folded)


def test_a_theme_that_went_wrong_stands_open(window: Client, jonas: PeerFile) -> None:
    sent = {"version": jonas.version, "theme_grief": "everybody, everywhere"}
    page = window.post("/peer/mit-kort/temaer/", sent).content.decode()
    assert page.count("<details open") == 1
