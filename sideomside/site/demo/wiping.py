"""Beginning again: everything in a demo goes, in one breath, so that a running site never sees half of it."""

import shutil
from contextlib import ExitStack

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.site.backups.stores import ALIASES, NotPossible, connected_as, is_sqlite, url_to_fill
from sideomside.site.demo.fill import NotADemo, is_a_demo

KEPT = {"django_migrations", "django_content_type"}
PATIENCE = "SET LOCAL lock_timeout = '20s'"  # for pages that are being drawn just now


def wipe() -> None:
    """Refuses anything that is not a demo through and through."""
    if not settings.DEMO or not is_a_demo():
        raise NotADemo("This is not a demo: nothing was wiped.")
    if is_sqlite():
        _wipe_here()
    else:
        _wipe_as_owner()
    forget_opened_keys()
    shutil.rmtree(settings.MAILBOX, ignore_errors=True)


def _wipe_here() -> None:
    with transaction.atomic(using="keys"), transaction.atomic():
        for alias in ALIASES:
            _empty(alias)


def _empty(alias: str) -> None:
    """The log's own guards against shrinking are taken down, and put up again unchanged."""
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys=ON")
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        guards = cursor.fetchall()
        for name, _sql in guards:
            cursor.execute(f'DROP TRIGGER "{name}"')
        for table in sorted(set(connections[alias].introspection.table_names(cursor)) - KEPT):
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names from the database itself
        for _name, sql in guards:
            cursor.execute(sql)


def _wipe_as_owner() -> None:
    """The app may neither empty a table nor shorten the log; whoever owns the tables may."""
    try:
        owners = {alias: connected_as(alias, url_to_fill(alias)) for alias in ALIASES}
    except NotPossible as no:
        raise NotADemo(f"{no}; until then nothing is wiped.") from None
    with ExitStack() as until_both_are_empty:
        for owner in owners.values():
            until_both_are_empty.callback(owner.close)
            owner.set_autocommit(False)
            _truncate(owner)
        for owner in reversed(owners.values()):
            owner.commit()


def _truncate(owner: BaseDatabaseWrapper) -> None:
    with owner.cursor() as cursor:
        cursor.execute(PATIENCE)
        tables = sorted(set(owner.introspection.table_names(cursor)) - KEPT)
        names = ", ".join(f'"{table}"' for table in tables)
        cursor.execute(f"TRUNCATE {names} RESTART IDENTITY")
