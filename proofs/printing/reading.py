"""What stands on the paper: every table, bar and number of a report, read from its bytes by others' readers."""

import csv
import re
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import html5lib
from openpyxl import load_workbook

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
IN_GROUPS = re.compile(r"[.,](?=\d{3})")  # nothing we print has three decimals
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
SHEET = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
WORDS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
Rows = list[list[str]]


@dataclass
class Printed:
    """One part of a report: its rows, its bars, its points, and all its other words."""

    key: str
    rows: Rows = field(default_factory=list)
    bars: list[tuple[str, float, str]] = field(default_factory=list)  # label, width, what stands at its end
    words: list[str] = field(default_factory=list)


def numbers_in(text: str) -> list[float]:
    return [float(IN_GROUPS.sub("", found).replace(",", ".")) for found in NUMBER.findall(text)]


def from_page(page: str) -> dict[str, Printed]:
    """Also what is only read aloud: titles and descriptions of drawings, captions, names of things."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    parts = [_part(section) for section in tree.iter("section")]
    return {part.key: part for part in parts}


def _part(section: ElementTree.Element) -> Printed:
    found = Printed(section.get("aria-labelledby") or "")
    found.rows = [[_text(cell) for cell in row] for row in section.iter("tr")]
    found.words = [_text(one) for tag in ("h2", "p", "caption", "li") for one in section.iter(tag)]
    found.words += [one.get(name, "") for one in section.iter() for name in ("alt", "title", "aria-label")]
    for drawing in section.iter(f"{SVG}svg"):
        found.words += [_text(one) for tag in ("title", "desc") for one in drawing.iter(SVG + tag)]
        if "bars" in drawing.get("class", ""):
            found.bars += _bars(drawing)
        else:
            found.words += [_text(one) for one in drawing.iter(f"{SVG}text")]
    return found


def _bars(drawing: ElementTree.Element) -> list[tuple[str, float, str]]:
    """A name, perhaps a bar, and what stands at its end; then the next."""
    found: list[tuple[str, float, str]] = []
    name, width = "", 0.0
    for one in drawing:
        if one.tag == f"{SVG}rect":
            width = float(one.get("width", 0))
        elif one.tag == f"{SVG}text" and name:
            found.append((name, width, _text(one)))
            name, width = "", 0.0
        elif one.tag == f"{SVG}text":
            name = _text(one)
    return found


def _text(one: ElementTree.Element) -> str:
    return " ".join("".join(one.itertext()).split())


def from_text(raw: bytes) -> list[Rows]:
    """Tables of the plain file, in its order."""
    tables: list[Rows] = [[]]
    for row in csv.reader(StringIO(raw.decode("utf-8-sig")), delimiter=";"):
        if row:
            tables[-1].append(row)
        else:
            tables.append([])
    return [table for table in tables if table]


def from_workbook(raw: bytes) -> list[Rows]:
    """Its sheets, in their order; a row ends with its last cell, for this reader fills up the short ones."""
    return [
        [[_of_a_hundred(cell) for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        for sheet in load_workbook(BytesIO(raw))
    ]


def _of_a_hundred(cell: Any) -> str:
    return str(_hundred(cell.value)) if cell.number_format == "0%" else str(cell.value)


def _hundred(part: float) -> float:
    return round(100 * part, 4)


def from_open_document(raw: bytes) -> list[Rows]:
    """The number a cell holds, and not only the words it shows."""
    with ZipFile(BytesIO(raw)) as parts:
        tree = ElementTree.fromstring(parts.read("content.xml"))
    return [
        [[_held(cell) for cell in row.iter(f"{SHEET}table-cell")] for row in sheet.iter(f"{SHEET}table-row")]
        for sheet in tree.iter(f"{SHEET}table")
    ]


def _held(cell: ElementTree.Element) -> str:
    shown = "".join(words for part in cell.iter(f"{WORDS}p") for words in part.itertext())
    value = cell.get(f"{OFFICE}value")
    is_share = cell.get(f"{OFFICE}value-type") == "percentage"
    return str(_hundred(float(value))) if value and is_share else value or shown
