"""Peers saved as a file: one's own only, harmless to open, written down, and understood when it comes back."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

from django.test import Client
from openpyxl import load_workbook

from sideomside.ground.audit.models import Entry
from sideomside.peers.sheets.headings import guess
from sideomside.peers.sheets.read import read
from sideomside.peers.tests.cast import active_peer, signed_in
from sideomside.people import actions as people
from sideomside.people.models import Programme
from sideomside.people.rules import Hat, Viewer
from tests.people import House, someone
from tests.signing_in import PASSWORD, at_work


def test_the_file_holds_ones_own_peers_and_says_so_in_the_log(
    house: House, desk: Client, karen: Viewer
) -> None:
    peer = active_peer(house, "Åse Øst", areas=[str(house.area.id)])
    people.add_contact(person=peer.person, way="phone", value="22 33 44 55", by=karen)
    rows = _csv(desk)
    assert [row["Navn"] for row in rows] == ["Åse Øst"]
    assert (
        rows[0]["Telefon"] == "22 33 44 55" and rows[0]["Bydel"] == "Amager" and rows[0]["Samtykke"] == "ja"
    )
    line = Entry.objects.get(verb="peers.exported")
    assert (line.about_id, line.by_id, line.detail) == (peer.person_id, karen.person_id, {"rows": 1})


def test_looking_at_the_page_saves_nothing(house: House, desk: Client) -> None:
    active_peer(house)
    assert desk.get("/peers/eksport/").status_code == 200
    assert not Entry.objects.filter(verb="peers.exported").exists()


def test_a_name_that_is_a_formula_is_only_a_name(house: House, desk: Client) -> None:
    active_peer(house, '=HYPERLINK("http://x";"A")')
    active_peer(house, "@SUM(1)")
    assert [row["Navn"][0] for row in _csv(desk)] == ["'", "'"]
    sheet = load_workbook(BytesIO(_save(desk, "xlsx"))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_what_we_save_we_can_read_again(house: House, desk: Client) -> None:
    active_peer(house, "Jonas")
    for kind in ("xlsx", "csv"):
        grid = read(_save(desk, kind))
        known = guess(grid).fields
        assert {
            "name",
            "phone",
            "mail",
            "place",
            "times",
            "languages",
            "capacity",
            "consent",
            "themes",
        } <= set(known)


def test_another_programmes_peers_are_not_in_the_file(house: House, desk: Client) -> None:
    elsewhere = Programme.objects.create(name="Et andet sted")
    karla = someone(house, "Karla")
    people.give_role(person=karla, programme=elsewhere, name=Hat.COORDINATOR, by=house.system)
    active_peer(house, "Jonas")
    assert _csv(signed_in(house, karla)) == []


def test_charlie_and_the_peers_themselves_save_nothing(house: House) -> None:
    peer = active_peer(house)
    for person in (peer.person, someone(house, "Charlie", Hat.EVALUATOR)):
        window = signed_in(house, person)
        assert window.get("/peers/eksport/").status_code == 404
        assert window.post("/peers/eksport/", {"kind": "csv"}).status_code == 404


def test_an_open_screen_proves_who_sits_there_before_the_file_is_saved(house: House) -> None:
    active_peer(house, "Jonas")
    window = at_work(house, someone(house, "Karen", Hat.COORDINATOR), proved_ago=timedelta(minutes=11))
    asked = window.post("/peers/eksport/", {"kind": "csv"})
    assert "/konto/" in asked.headers["Location"] and not Entry.objects.filter(verb="peers.exported").exists()
    saved = window.post(asked.headers["Location"], {"password": PASSWORD, "next": "/peers/eksport/"})
    assert "Jonas" in saved.content.decode("utf-8-sig")


def _save(window: Client, kind: str) -> bytes:
    answer = window.post("/peers/eksport/", {"kind": kind})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.content


def _csv(window: Client) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(_save(window, "csv").decode("utf-8-sig")), delimiter=";"))
