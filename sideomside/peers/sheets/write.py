"""Lists going out, safe to open: everything is text, and nothing is a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from .quoting import neutral

MOST_EXCEL_HOLDS = 32_000


def write_xlsx(rows: Iterable[Sequence[str]], title: str = "Peers") -> bytes:
    """One sheet of text cells."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append([_safe(cell)[:MOST_EXCEL_HOLDS] or None for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Semicolons and a byte order mark, so that a Danish Excel opens it with its letters whole."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    lines = str(cell).replace("\r\n", "\n").replace("\r", "\n")
    return neutral(ILLEGAL_CHARACTERS_RE.sub("", lines))
