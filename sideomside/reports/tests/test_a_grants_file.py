"""What the page of a grant's report says stands in its files too: words first, and nothing in them can be run."""

import csv
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from sideomside.reports import actions
from sideomside.reports.models import Grant, Release
from sideomside.reports.rules import BudgetSaid
from sideomside.reports.rules.cells import count
from sideomside.reports.tests.cast import Cast
from sideomside.reports.tests.test_grants import grant as grant  # noqa: PLC0414 - the same grant as there

pytestmark = pytest.mark.django_db
WORDS = "Kaffe og ro.\n=HYPERLINK(1)\n\n+45 er ikke et tal. 010157-5000"


@pytest.fixture
def report(cast: Cast, grant: Grant) -> Release:
    cast.came(24, "form")
    lines = [BudgetSaid("Kaffe til 010157-5000", 50000, 4000), BudgetSaid("=1+1", 900, 0)]
    actions.keep_budget(grant=grant, lines=lines, by=cast.as_karen)
    actions.keep_words(grant=grant, words={"purpose": WORDS}, by=cast.as_karen)
    asked = {"programme": cast.house.programme, "when": cast.quarter.code, "once": uuid4()}
    return actions.release_report(**asked, grant=grant, audience="funder", by=cast.as_karen)  # type: ignore[arg-type]


def taken(cast: Cast, report: Release, kind: str) -> bytes:
    return cast.desk.get(f"{reverse('reports:take', args=[report.id])}?fil={kind}").content


def column(sheet: Worksheet, number: int) -> list[str]:
    return [str(row[number]) for row in sheet.iter_rows(values_only=True, max_col=3) if row[number]]


def test_the_words_the_goals_and_the_money_are_the_first_sheets(cast: Cast, report: Release) -> None:
    book = load_workbook(BytesIO(taken(cast, report, "xlsx")))
    names = [
        "Om tallene",
        "1 Overskrift og vores ord",
        "2 Det, vi lovede",
        "3 Det, vi lovede",
        "4 Til hvad, i kroner",
    ]
    assert book.sheetnames[:5] == names
    written = book.worksheets[1]
    assert column(written, 0)[:3] == [
        "Det, vi har skrevet",
        "Overskrift og vores ord",
        "Hvad pengene var til",
    ]
    own = column(written, 1)
    assert own[:3] == ["Med vores ord", "Kaffe og ro.", "'=HYPERLINK(1)"] and own[3].startswith("'+45 er")
    under = {row[0]: row[2] for row in written.iter_rows(values_only=True, max_col=3) if row[0]}
    assert under["Det, vi lovede"] == "2, 3" and under["Regnskab"] == "4"
    for place in (2, 3, 4):
        title = book.worksheets[place]["A1"].value
        assert title in cast.desk.get(reverse("reports:release", args=[report.id])).content.decode()
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds and "'=1+1" in column(book.worksheets[4], 0)


def test_each_file_says_the_same_and_no_number_of_a_person(cast: Cast, report: Release) -> None:
    book = load_workbook(BytesIO(taken(cast, report, "xlsx")))
    open_book = CalamineWorkbook.from_filelike(BytesIO(taken(cast, report, "ods")))
    assert open_book.sheet_names == book.sheetnames
    text = taken(cast, report, "csv").decode("utf-8-sig")
    lines = list(csv.reader(StringIO(text), delimiter=";"))
    for sheet in book.worksheets[:5]:
        rows = [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
        others = open_book.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        assert [said(row) for row in others] == [said(row) for row in rows]
        assert all(said(row) in [said(line) for line in lines] for row in rows if said(row))
    page = cast.desk.get(reverse("reports:release", args=[report.id])).content.decode()
    everything = text + page + str([column(sheet, 0) + column(sheet, 1) for sheet in book.worksheets])
    assert "010157" not in everything and "-5000" not in everything


def said(row: list[object]) -> list[str]:
    """Without empty cells; a whole number is one, however a reader of sheets keeps it."""
    return [str(cell).removesuffix(".0") for cell in row if cell not in ("", None)]


def test_thousands_are_grouped_alike_on_the_page_and_in_its_sheets(cast: Cast, report: Release) -> None:
    page = cast.desk.get(reverse("reports:release", args=[report.id])).content.decode()
    english = cast.desk.get("/en" + reverse("reports:release", args=[report.id])).content.decode()
    assert ">4.000<" in page and ">50.000<" in page and ">4000<" not in page
    assert ">4,000<" in english and ">50,000<" in english
    money = load_workbook(BytesIO(taken(cast, report, "xlsx"))).worksheets[4]
    shown = {cell.value: cell.number_format for row in money.iter_rows() for cell in row}
    assert shown[4000] == shown[50000] == "#,##0"
    with translation.override("da"):
        assert [count(number).text for number in (999, 1000, 125000)] == ["999", "1.000", "125.000"]
