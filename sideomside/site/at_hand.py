"""Where to call on a bad night needs no database, and so waits for none: it is asked for without patience."""

from django.db import connection
from django.http import HttpRequest
from django.urls import reverse

from sideomside.site.pages import WHATEVER_IS_BROKEN

PATIENCE = 0.1  # seconds; one that is there is reached in a few thousandths


def at_hand_or_else(request: HttpRequest) -> None:
    """OperationalError at once, where everybody else would wait for a connection as long as a restart may take."""
    pool = getattr(connection, "pool", None)
    if pool is None or connection.connection is not None or not _needs_none(request.path):
        return
    with connection.wrap_database_errors:
        pool.open()
        pool.putconn(pool.getconn(timeout=PATIENCE))


def _needs_none(path: str) -> bool:
    """In either language, and behind a programme's own door."""
    tails = tuple(reverse(name).rstrip("/").rpartition("/")[2] for name in WHATEVER_IS_BROKEN)
    return path.rstrip("/").rpartition("/")[2] in tails
