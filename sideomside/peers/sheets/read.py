"""One door for every spreadsheet; the bytes say what they are, the file's name does not."""

from .grid import MAX_BYTES, Grid, Refusal
from .headings import guess
from .plain_text import read_text
from .workbook import read_workbook

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read(raw: bytes) -> Grid | Refusal:
    """The sheet that looks most like a list of people, as rows of text."""
    if len(raw) > MAX_BYTES:
        return Refusal("too_big", (str(MAX_BYTES),))
    if not raw.strip():
        return Refusal("empty")
    if raw.startswith(OLE):
        return Refusal("locked" if "EncryptedPackage".encode("utf-16-le") in raw else "old_excel")
    return _best(read_workbook(raw)) if raw.startswith(ZIP) else read_text(raw)


def _best(found: list[Grid] | Refusal) -> Grid | Refusal:
    return found if isinstance(found, Refusal) else max(found, key=_likeness)


def _likeness(grid: Grid) -> tuple[bool, int]:
    return guess(grid).header is not None, len(grid.rows)
