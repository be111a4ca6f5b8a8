"""Two thousand rows as a programme really kept them, read from bytes to people."""

from collections import Counter
from datetime import date

from sideomside.peers.sheets.cleaning import clean_row
from sideomside.peers.sheets.doubles import mark_doubles
from sideomside.peers.sheets.grid import Grid
from sideomside.peers.sheets.headings import guess
from sideomside.peers.sheets.read import read
from sideomside.peers.sheets.rows import texts

from .messy import messy_workbook

TODAY = date(2026, 11, 21)


def test_two_thousand_rows():
    grid = read(messy_workbook())
    assert isinstance(grid, Grid)
    found = guess(grid)
    assert found.header == 3
    assert set(found.fields) == {
        "first_name", "last_name", "phone", "mail", "place", "times", "gender", "birth", "languages", "capacity",
        "since", "employment", "consent", "themes", "notes",
    }  # fmt: skip
    people, skipped = texts(grid, found)
    rows = mark_doubles(clean_row(one.number, one.texts, TODAY) for one in people)
    assert len(rows) == 2000
    assert Counter(one.code for one in skipped) == {"section": 5, "heading_again": 5, "total": 1}
    assert all(row.name for row in rows)
    reachable = sum(bool(row.phone or row.mail) for row in rows)
    assert reachable > 1700
    assert sum(any(note.code == "double_of" for note in row.odd) for row in rows) >= 15
    assert "010157-5000" not in repr(rows)
    assert {row.consent for row in rows} == {True, False, None}
    assert sum(row.since is not None for row in rows) > 1500
