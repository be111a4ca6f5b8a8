"""How large the tables have become: without being told, SQLite takes each index to be as good as any other.

In a house with one organisation, "of this organisation" is all of a table, and it would be looked through. PostgreSQL
finds out by itself. What is kept are counts, about nobody.

SQLite counts an empty column as one value that all rows share. Where a row is corrected by at most one other, and
hardly any is, it would take the way there for a bad one and read the whole table for each row; so we say what a promise
of uniqueness means: whoever asks by all of it finds one.
"""

from typing import Any

from django.db import connections

LOOKED_AT = 1_000  # rows of each index


def size_up() -> None:
    for name in ("default", "keys"):
        if connections[name].vendor == "sqlite":
            with connections[name].cursor() as cursor:
                cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
                cursor.execute("ANALYZE")
                _say_what_is_unique(cursor)


def _say_what_is_unique(cursor: Any) -> None:
    cursor.execute(
        "SELECT s.tbl, s.idx, s.stat FROM sqlite_stat1 s, pragma_index_list(s.tbl) l "
        'WHERE l.name = s.idx AND l."unique" AND NOT l.partial'
    )
    told = [(" ".join([*stat.split()[:-1], "1"]), table, index) for table, index, stat in cursor.fetchall()]
    for stat, table, index in told:
        cursor.execute("UPDATE sqlite_stat1 SET stat = %s WHERE tbl = %s AND idx = %s", [stat, table, index])
    cursor.execute("ANALYZE sqlite_schema")  # read again by this connection; the next one reads it anyway
