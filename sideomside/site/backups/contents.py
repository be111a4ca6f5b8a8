"""What stands in a database, so that a copy can be held against it: each table's rows, counted and hashed."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

CHUNK = 2000


class Reads(Protocol):
    """Any database cursor."""

    def execute(self, query: str) -> object: ...

    def fetchmany(self, size: int) -> list[tuple[Any, ...]]: ...


def tables_in(cursor: Reads, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Rows and a hash per table. The hash adds up the rows' own, so that their order does not matter."""
    return {name: _table(cursor, name) for name in sorted(names)}


def hash_of_file(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _table(cursor: Reads, name: str) -> dict[str, Any]:
    count, total = 0, 0
    cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - the name comes from the database's own catalogue
    for row in _rows(cursor):
        count += 1
        total += int.from_bytes(sha256(_written(row)).digest(), "big")
    return {"rows": count, "hash": f"{total % (1 << 256):064x}"}


def _rows(cursor: Reads) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(CHUNK):
        yield from rows


def _written(row: tuple[Any, ...]) -> bytes:
    return json.dumps([_plain(value) for value in row], sort_keys=True, default=str).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value.isoformat() if isinstance(value, datetime | date | time) else value
