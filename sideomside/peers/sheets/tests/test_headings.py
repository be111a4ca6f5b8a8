"""Finding the headings, and what each column means."""

import pytest

from sideomside.peers.sheets.grid import Grid
from sideomside.peers.sheets.headings import guess, meaning
from sideomside.peers.sheets.rows import Skipped, texts

KNOWN = [
    ("Fornavn", "first_name"), ("EFTERNAVN ", "last_name"), ("Navn", "name"), ("Navn på peer", "name"),
    ("Tlf.", "phone"), ("Tlf. nr.", "phone"), ("Mobil", "phone"), ("Telefonnummer", "phone"),
    ("E-mail", "mail"), ("e mail adresse", "mail"), ("Mailadresse", "mail"), ("Postnr.", "postcode"),
    ("By", "place"), ("Postnr. og by", "place"), ("Kommune", "municipality"), ("Dage/tidspunkter", "times"),
    ("Hvilke dage?", "times"), ("Køn", "gender"), ("Alder", "age"), ("Fødselsår", "birth"), ("Født", "birth"),
    ("Sprog", "languages"), ("Antal", "capacity"), ("Antal pladser", "capacity"), ("Startdato", "since"),
    ("Peer siden", "since"), ("Frivillig siden", "since"), ("Lønnet / frivillig", "employment"),
    ("Frivillig", "employment"), ("Noter", "notes"), ("Bemærkninger:", "notes"), ("Samtykke (GDPR)", "consent"),
    ("Erfaringer", "themes"), ("Temaer", "themes"), ("Phone number", "phone"), ("Languages", "languages"),
    ("First name", "first_name"), ("Availability", "times"), ("Consent given", "consent"), ("Capacity", "capacity"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "field"), KNOWN)
def test_headings_people_use(heading, field):
    assert meaning(heading)[0] == field


@pytest.mark.parametrize("heading", ["CPR-nr.", "Personnummer", "Diagnose", "Diagnose/baggrund", "Medicin"])
def test_what_we_never_take_is_left_out(heading):
    found = guess(Grid((("Navn", "Tlf", heading), ("Bo", "22334455", "x"))))
    assert found.columns[2].field == ""
    assert found.columns[2].left_out


def test_street_addresses_are_not_needed():
    found = guess(Grid((("Navn", "Tlf", "Adresse"), ("Bo", "22334455", "Vej 1"))))
    assert found.columns[2].left_out


def test_the_headings_are_found_under_titles_and_merged_groups():
    grid = Grid(
        (
            ("Peers 2026",),
            (),
            ("Person", "", "Kontakt"),
            ("Navn", "Alder", "Tlf", "Mail"),
            ("Bo", "41", "1", "b"),
        )
    )
    found = guess(grid)
    assert found.header == 3
    assert found.fields == {"name": [0], "age": [1], "phone": [2], "mail": [3]}


def test_a_list_without_headings_is_read_by_its_content():
    rows = tuple((f"Bo {n}", f"2233445{n}", f"bo{n}@eksempel.dk") for n in range(5))
    found = guess(Grid(rows))
    assert found.header is None
    assert (found.columns[1].field, found.columns[2].field) == ("phone", "mail")
    assert all(column.confidence < 70 for column in found.columns)


def test_two_columns_for_one_thing():
    found = guess(Grid((("Navn", "Tlf", "Mobil", "By", "Bydel"), ("Bo", "1", "2", "Ry", "Nord"))))
    assert found.fields["phone"] == [1, 2]
    assert found.fields["place"] == [3]
    assert found.columns[4].field == ""


def test_rows_that_are_nobody_are_skipped_and_said():
    head = ("Navn", "Tlf", "Mail")
    grid = Grid(
        (
            head, ("Bo", "22334455"), (), ("AMAGER",), ("Ida", "33445566"), head, ("Totte Sumsen", "44556677"),
            ("I alt", "3"), ("Antal: 3",),
        )
    )  # fmt: skip
    people, skipped = texts(grid, guess(grid))
    assert [(one.number, one.texts["name"]) for one in people] == [(2, "Bo"), (5, "Ida"), (7, "Totte Sumsen")]
    assert skipped == [
        Skipped(4, "section"), Skipped(6, "heading_again"), Skipped(8, "total"), Skipped(9, "total"),
    ]  # fmt: skip


def test_a_person_may_settle_the_columns_otherwise():
    grid = Grid((("Navn", "Tlf", "Mail"), ("Bo", "22334455", "bo@eksempel.dk")))
    people, _ = texts(grid, guess(grid), {"name": [0], "notes": [1, 2]})
    assert people[0].texts == {"name": "Bo", "notes": "22334455; bo@eksempel.dk"}


@pytest.mark.parametrize(
    ("heading", "cell", "text"),
    [
        ("Frivillig?", "x", "frivillig"),
        ("Frivillig", "nej", "lønnet"),
        ("Lønnet", "ja", "lønnet"),
        ("Lønnet", "nej", "frivillig"),
    ],
)
def test_a_yes_under_a_heading_takes_its_meaning(heading, cell, text):
    grid = Grid((("Navn", "Tlf", heading), ("Bo", "22334455", cell)))
    assert texts(grid, guess(grid))[0][0].texts["employment"] == text


def test_no_birthday_and_no_cpr_number_leaves_the_grid():
    grid = Grid((("Navn", "Født", "Noter"), ("Bo", "010157-5000", "0101575000"), ("Ida", "12-03-1985", "")))
    people, _ = texts(grid, guess(grid))
    assert [one.texts["birth"] for one in people] == ["57", "1985"]
    assert "5000" not in repr(people)
