"""A workbook that others' programs read, in which nothing can be run."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from sideomside.reports.sheets.open_document import as_open_document
from sideomside.reports.sheets.write import Share, as_csv, as_workbook

GRIDS = [
    (
        "first",
        [
            ["Hvad", "Tal"],
            ["æøå & <b> 🌻", 1234567.0],
            ["=HYPERLINK(1)", 2.5],
            ["@sum", "–"],
            ["a\x00b", 0.0],
            ["Af alle", Share(60)],
        ],
    ),
    ("second", [["Side 2"]]),
]


def test_a_workbook_opens_elsewhere_with_the_same_cells() -> None:
    book = load_workbook(BytesIO(as_workbook(GRIDS)))
    assert book.sheetnames == ["first", "second"]
    rows = [list(row) for row in book["first"].iter_rows(values_only=True)]
    assert rows[1:] == [
        ["æøå & <b> 🌻", 1234567],
        ["'=HYPERLINK(1)", 2.5],
        ["'@sum", "–"],
        ["ab", 0],
        ["Af alle", 0.6],
    ]
    assert [row[1].number_format for row in book["first"].iter_rows(min_row=4)] == ["General", "#,##0", "0%"]
    assert {cell.data_type for row in book["first"].iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert as_workbook(GRIDS) == as_workbook(GRIDS)


def test_the_open_format_is_read_by_somebody_elses_reader_with_the_same_cells() -> None:
    written = as_open_document(GRIDS)
    book = CalamineWorkbook.from_filelike(BytesIO(written))
    assert book.sheet_names == ["first", "second"]
    rows = book.get_sheet_by_name("first").to_python()
    assert rows == [
        ["Hvad", "Tal"], ["æøå & <b> 🌻", 1234567], ["'=HYPERLINK(1)", 2.5], ["'@sum", "–"], ["ab", 0],
        ["Af alle", 0.6],
    ]  # fmt: skip
    assert all(isinstance(row[1], float) for row in rows[1:3]) and as_open_document(GRIDS) == written
    with ZipFile(BytesIO(written)) as parts:
        first = parts.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        for name in ("content.xml", "META-INF/manifest.xml"):
            ElementTree.fromstring(parts.read(name))


def test_plain_text_as_a_danish_spreadsheet_wants_it() -> None:
    told = as_csv(GRIDS).decode("utf-8-sig").splitlines()
    assert told[1:4] == ['"æøå & <b> 🌻";"1234567"', '"\'=HYPERLINK(1)";"2,5"', '"\'@sum";"–"']
    assert told[5] == '"Af alle";"60 %"'
