"""Files from strangers: whatever they are, they become rows of text or a reason why not."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sideomside.peers.sheets.grid import MAX_BYTES, Grid, Refusal
from sideomside.peers.sheets.read import read

ROWS = (
    ("Navn", "Telefon", "Bemærkning"),
    ("Åse Ærø", "22334455", 'siger "hej"; ofte'),
    ("Bo", "", "to\nlinjer"),
)


def workbook(*sheets, hidden=()):
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Ark{number + 1}")
        sheet.sheet_state = "hidden" if number in hidden else "visible"
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(separator):
    quoted = ('"' + cell.replace('"', '""') + '"' for row in ROWS for cell in row)
    cells = list(quoted)
    return "\r\n".join(separator.join(cells[start : start + 3]) for start in (0, 3, 6))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_alphabet_and_separator(alphabet, separator):
    assert read(as_csv(separator).encode(alphabet)) == Grid(ROWS)


def test_excels_own_separator_line_and_unquoted_cells():
    assert read(b"sep=,\r\nNavn,By\r\nBo,Vejle\r\n") == Grid((("Navn", "By"), ("Bo", "Vejle")))
    assert read(b"Navn;By\nHansen, Bo;Vejle\nBo, Ida;Ry") == Grid(
        (("Navn", "By"), ("Hansen, Bo", "Vejle"), ("Bo, Ida", "Ry"))
    )


def test_a_workbook_gives_what_people_typed():
    raw = workbook([["Navn", "Telefon", "Ja?"], ["Bo", 22334455.0, True], [], ["Ida", 1.5, None]])
    assert read(raw) == Grid(
        (("Navn", "Telefon", "Ja?"), ("Bo", "22334455", "ja"), (), ("Ida", "1.5")), "Ark1"
    )


def test_the_sheet_that_looks_like_a_list_of_people_is_taken():
    people = [["Navn", "Telefon", "Mail"], ["Bo", "22334455", "bo@eksempel.dk"]]
    notes = [["Husk"], *[["kaffe"]] * 9]
    assert read(workbook(notes, people)).sheet == "Ark2"
    assert read(workbook(notes, people, hidden={1})).sheet == "Ark1"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"x" * (MAX_BYTES + 1), "too_big"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old_excel"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"PK\x03\x04 not a zip at all", "unreadable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "unreadable"),
        (b"Navn;By\n" + b"Bo;Ry\n" * 5001, "too_many_rows"),
    ],
)
def test_files_we_cannot_read_say_why(raw, code):
    found = read(raw)
    assert isinstance(found, Refusal)
    assert found.code == code


def test_too_many_rows_in_a_workbook():
    assert read(workbook([["Navn", "By"], *[["Bo", "Ry"]] * 5001])).code == "too_many_rows"


def test_a_small_file_that_unpacks_to_a_mountain_is_refused():
    raw = workbook([["Navn"], ["Bo"]])
    out = BytesIO(raw)
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/more.xml", b"0" * (41 * 1024 * 1024))
    assert len(out.getvalue()) < 100_000
    assert read(out.getvalue()).code == "too_big"


def test_xml_that_unfolds_itself_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    source, out = ZipFile(BytesIO(workbook([["Navn", "By"], ["Bo", "Ry"]]))), BytesIO()
    with ZipFile(out, "w") as archive:
        for name in source.namelist():
            body = source.read(name)
            is_sheet = name.endswith("sheet1.xml")
            archive.writestr(name, bomb + body.split(b"?>")[-1] if is_sheet else body)
    assert read(out.getvalue()).code == "unreadable"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.binary(max_size=300).map(lambda raw: b"PK\x03\x04" + raw))
def test_no_bytes_raise(raw):
    assert isinstance(read(raw), Grid | Refusal)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4000), st.integers(1, 255))
def test_a_damaged_workbook_never_raises(place, change):
    raw = bytearray(workbook([["Navn", "Telefon"], ["Bo", "22334455"]]))
    raw[place % len(raw)] ^= change
    assert isinstance(read(bytes(raw)), Grid | Refusal)
