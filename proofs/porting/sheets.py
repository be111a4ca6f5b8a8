"""What a folder says of its tables to whoever opens it by hand: a sheet for each, and a description of each column."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from proofs.porting.told import Table

A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
CELL = re.compile('"((?:[^"]|"")*)"(;|\r\n)')


def sheets_differing(folder: Path, told: dict[str, Table]) -> Iterator[str]:
    for path in sorted((folder / "sheets").glob("*.csv")):
        names, *rows = cells_of(path.read_bytes().decode("utf-8-sig"))
        if len(rows) != len(told[path.stem]):
            yield f"{path.stem}: {len(rows)} rows"
        for cells, row in zip(rows, told[path.stem], strict=False):
            for name, cell in zip(names, cells, strict=True):
                if cell.startswith(A_FORMULA) or _unquoted(cell) != _in_a_cell(row[name]):
                    yield f"{path.stem}.{name}: {cell[:20]!r}"


def cells_of(text: str) -> list[list[str]]:
    """RFC 4180 with semicolons, every cell in quotes, from the first sign to the last; else it is no such file."""
    rows: list[list[str]] = [[]]
    at = 0
    while found := CELL.match(text, at):
        rows[-1].append(found[1].replace('""', '"'))
        rows += [[]] if found[2] != ";" else []
        at = found.end()
    if at != len(text) or rows.pop():
        raise ValueError(f"no sheet after sign {at}")
    return rows


def _unquoted(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(A_FORMULA) else cell


def _in_a_cell(value: Any) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "backslashreplace").decode()


def not_described(folder: Path, told: dict[str, Table]) -> Iterator[str]:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    known = {
        f"{table['name']}.{column['name']}": column
        for table in package["resources"]
        for column in table["schema"]["fields"]
    }
    for name, rows in told.items():
        for column in rows[0] if rows else ():
            said = known.get(f"{name}.{column}", {"title": {}})
            if not all(said["title"].get(language) for language in ("da", "en")) or not said.get("class"):
                yield f"{name}.{column}"
