"""Excel files, opened with care: they are zip archives full of XML from a stranger."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from openpyxl import DEFUSEDXML, load_workbook

from .grid import MAX_COLUMNS, MAX_ROWS, Grid, Refusal, tidy
from .quoting import as_meant

MAX_UNPACKED = 40 * 1024 * 1024
MAX_PARTS = 1_000
MAX_SHEETS = 10
MAX_RAW_ROWS = 4 * MAX_ROWS
"""People leave formatted, empty rows; so many are read through before we stop looking."""


def read_workbook(raw: bytes) -> list[Grid] | Refusal:
    """Every visible sheet that holds something."""
    refusal = _unsafe(raw)
    if refusal:
        return refusal
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _grids(raw)
    except Exception:  # openpyxl fails in a hundred ways on a broken file; to a person they are one
        return Refusal("unreadable")


def _unsafe(raw: bytes) -> Refusal | None:
    """Sizes stated in the archive hold: unpacking stops where they end."""
    try:
        parts = ZipFile(BytesIO(raw)).infolist()
    except (BadZipFile, ValueError, OSError):
        return Refusal("unreadable")
    if any(part.flag_bits & 1 for part in parts):
        return Refusal("locked")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        return Refusal("too_big")
    return None if DEFUSEDXML else Refusal("unreadable")


def _grids(raw: bytes) -> list[Grid] | Refusal:
    book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    try:
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        found = [tidy(list(_rows(sheet)), sheet.title) for sheet in visible[:MAX_SHEETS]]
    finally:
        book.close()
    grids = [one for one in found if isinstance(one, Grid)]
    refusals = [one for one in found if isinstance(one, Refusal) and one.code != "empty"]
    return grids or (refusals or [Refusal("empty")])[0]


def _rows(sheet) -> Iterator[tuple[str, ...]]:
    rows = sheet.iter_rows(max_row=MAX_RAW_ROWS, max_col=MAX_COLUMNS, values_only=True)
    return (tuple(map(_text, row)) for row in rows)


def _text(value: object) -> str:
    """A cell as a person would have typed it: 22334455.0 is a phone number Excel took for a measure."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date | time):
        return value.isoformat()[:10] if isinstance(value, date) else value.strftime("%H:%M")
    return as_meant(str(value).replace("\r\n", "\n").replace("\r", "\n"))
