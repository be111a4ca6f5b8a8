"""What a file becomes before anyone guesses at its meaning: rows of text, or the reason why not."""

from dataclasses import dataclass

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_TEXT = 5_000


@dataclass(frozen=True)
class Grid:
    """Row 0 is the sheet's row 1; empty rows are kept, so that row numbers stay those people see."""

    rows: tuple[tuple[str, ...], ...]
    sheet: str = ""


@dataclass(frozen=True)
class Refusal:
    """A file we will not read, and why: `too_big`, `too_many_rows`, `empty`, `old_excel`, `locked`, `unreadable`."""

    code: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """Something odd about one cell or row; the room puts it into words."""

    code: str
    field: str = ""
    values: tuple[str, ...] = ()


def tidy(rows: list[tuple[str, ...]], sheet: str = "") -> Grid | Refusal:
    """Cuts empty tails off and holds the limit on rows."""
    cut = [_without_tail(row) for row in rows]
    while cut and not cut[-1]:
        cut.pop()
    filled = sum(bool(row) for row in cut)
    if filled > MAX_ROWS:
        return Refusal("too_many_rows", (str(MAX_ROWS),))
    return Grid(tuple(cut), sheet) if filled else Refusal("empty")


def _without_tail(row: tuple[str, ...]) -> tuple[str, ...]:
    cells = [cell[:MAX_TEXT] for cell in row[:MAX_COLUMNS]]
    while cells and not cells[-1].strip():
        cells.pop()
    return tuple(cells)
