"""What a folder tells, row by row, and two of them held beside one another."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LOG = "audit_entry"
WENT_ON = {"house.brought_in", "house.taken_out"}
Table = list[dict[str, Any]]


def tables(folder: Path) -> dict[str, Table]:
    return {path.stem: _lines(path) for path in sorted((folder / "tables").glob("*.jsonl"))}


def differing(one: Path, other: Path) -> list[str]:
    """Two folders told row by row. The log of the second goes on where that of the first ends, and says why."""
    first, second = tables(one), tables(other)
    wrong = [f"{name} is in one alone" for name in sorted(first.keys() ^ second.keys())]
    for name in sorted(first.keys() & second.keys() - {LOG}):
        wrong += [
            f"{name} {number}" for number, pair in _beside(first[name], second[name]) if pair[0] != pair[1]
        ]
    before, after = first[LOG], second[LOG]
    wrong += [LOG] * (after[: len(before)] != before)
    wrong += [f"{LOG} {line['verb']}" for line in after[len(before) :] if line["verb"] not in WENT_ON]
    for name in ("owners.txt", *(f"files/{path.name}" for path in (one / "files").iterdir())):
        if not (other / name).exists() or (one / name).read_bytes() != (other / name).read_bytes():
            wrong.append(name)
    return wrong


def _beside(one: Table, other: Table) -> Iterator[tuple[int, tuple[Any, Any]]]:
    for number in range(max(len(one), len(other))):
        yield number, tuple(rows[number] if number < len(rows) else None for rows in (one, other))  # type: ignore[misc]


def _lines(path: Path) -> Table:
    return [json.loads(line) for line in path.read_bytes().splitlines()]
