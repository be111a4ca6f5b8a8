"""How large the tables have become: without being told, SQLite takes each index to be as good as any other.

In a house with one organisation, "of this organisation" is all of a table, and it would be looked through. PostgreSQL
finds out by itself. What is kept are counts, about nobody.

What it reads of each index are the first thousand rows, and three things it makes of them are put right:

- Where all of a thousand agree, all there are agree: it would take one in a hundred of a table for "of this
  organisation" once the table is a hundred times as long.
- An empty column counts as one value that all rows share. Where a row is corrected by at most one other, and hardly any
  is, it would take the way there for a bad one and read the whole table for each row. Whoever asks by all of a promise
  of uniqueness finds one.
- An index we have made ourselves leads to the few that are asked for: those that are open, among all that ever were.
  It only knows that most are closed.
"""

from typing import Any

from django.apps import apps
from django.db import connections

LOOKED_AT = 1_000  # rows of each index
FEW = 12  # are open at a time, and asked for; more than SQLite takes an index of nothing yet to hold
INDEXES = """
    SELECT s.tbl, s.idx, s.stat, l."unique", l.partial
    FROM sqlite_stat1 s, pragma_index_list(s.tbl) l WHERE l.name = s.idx
"""


def size_up() -> None:
    for name in ("default", "keys"):
        if connections[name].vendor == "sqlite":
            with connections[name].cursor() as cursor:
                cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
                cursor.execute("ANALYZE")
                _put_right(cursor)


def _put_right(cursor: Any) -> None:
    cursor.execute(INDEXES)
    found, rows = cursor.fetchall(), dict[str, int]()
    ours = {index.name for model in apps.get_models() for index in model._meta.indexes}
    for table, index, stat, unique, partial in found:
        if table not in rows:
            rows[table] = _rows(cursor, table)
        told = [int(number) for number in stat.split()]
        known = _known(told, told[0] if partial else rows[table])
        if unique and not partial:
            known[-1] = 1
        elif index in ours:
            known[-1] = min(known[-1], FEW)
        stat = " ".join(map(str, known))
        cursor.execute("UPDATE sqlite_stat1 SET stat = %s WHERE tbl = %s AND idx = %s", [stat, table, index])
    cursor.execute("ANALYZE sqlite_schema")  # read again by this connection; the next one reads it anyway


def _rows(cursor: Any, table: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - SQLite's own word for its own table
    return int(cursor.fetchone()[0])


def _known(told: list[int], rows: int) -> list[int]:
    """How many there are, and how many share the first column, the first two, and so on."""
    return [rows, *(rows if shared > LOOKED_AT else shared for shared in told[1:])]
