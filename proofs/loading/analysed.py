"""What happens by itself in the night: the databases learn how large their tables have become."""

import os
from importlib import import_module

from django.db import connections

from sideomside.site.sized_up import size_up


def analysed() -> None:
    """SQLite by the house's own sweep; PostgreSQL does it with a process of its own, and is asked to do it now.

    A connection reads what is known of the tables when it is opened, as each request does.
    """
    size_up()
    if owner := os.environ.get("SIDEOMSIDE_OWNER_DATABASE"):
        import_module("psycopg").connect(owner, autocommit=True).execute("ANALYZE")
    for name in ("default", "keys"):
        connections[name].close()
