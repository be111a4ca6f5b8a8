"""Beginning again: everything in a demo goes, in one breath, so that a running site never sees half of it."""

import shutil

from django.conf import settings
from django.db import connections, transaction

from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.site.demo.fill import NotADemo, is_a_demo

KEPT = {"django_migrations", "django_content_type"}


def wipe() -> None:
    """Refuses anything that is not a demo through and through."""
    if not settings.DEMO or not is_a_demo():
        raise NotADemo("This is not a demo: nothing was wiped.")
    if any(connections[alias].vendor != "sqlite" for alias in ("default", "keys")):
        raise NotADemo("Only a demo on SQLite is wiped from here; on PostgreSQL make the database anew.")
    with transaction.atomic(using="keys"), transaction.atomic():
        for alias in ("default", "keys"):
            _empty(alias)
    forget_opened_keys()
    shutil.rmtree(settings.MAILBOX, ignore_errors=True)


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
