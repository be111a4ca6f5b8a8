"""How large the tables have become: without being told, SQLite takes each index to be as good as any other.

In a house with one organisation, "of this organisation" is all of a table, and it would be looked through. PostgreSQL
finds out by itself. What is kept are counts, about nobody.
"""

from django.db import connections

LOOKED_AT = 1_000  # rows of each index


def size_up() -> None:
    for name in ("default", "keys"):
        if connections[name].vendor == "sqlite":
            with connections[name].cursor() as cursor:
                cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
                cursor.execute("ANALYZE")
