"""What a server does by itself in the night: PostgreSQL is told how large its tables have become."""

from django.db import connections


def analysed() -> None:
    for name in ("default", "keys"):
        if connections[name].vendor == "postgresql":
            with connections[name].cursor() as cursor:
                cursor.execute("ANALYZE")
