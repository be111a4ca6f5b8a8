"""The two databases, data and keys, each copied out and put back in the way its kind allows."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import connections
from django.db.utils import ConnectionHandler

from sideomside.site.backups.contents import tables_in
from sideomside.site.settings import database

ALIASES = ("default", "keys")
MANIFEST = "manifest.json"  # a copy that has one is finished


class NotPossible(Exception):
    """Said to whoever runs the command, in words that help."""


def is_sqlite() -> bool:
    return connections["default"].vendor == "sqlite"


def copy_out(alias: str, to: Path) -> dict[str, Any]:
    """One consistent copy of a database, and what stands in exactly that copy."""
    return _sqlite_out(alias, to) if is_sqlite() else _postgres_out(alias, to)


def put_in(alias: str, source: Path) -> None:
    if is_sqlite():
        _sqlite_in(alias, source)
    else:
        _postgres(
            alias, url_to_fill(alias), "pg_restore", "--no-owner", "--exit-on-error", "-d", "", str(source)
        )


def contents(alias: str) -> dict[str, Any]:
    """What stands in the database now."""
    if is_sqlite():
        return _sqlite_contents(Path(connections[alias].settings_dict["NAME"]))
    return _postgres_contents(connected_as(alias, _url_to_read(alias)))


def is_empty(alias: str) -> bool:
    """Nothing here that a restore could harm."""
    if is_sqlite():
        return not Path(connections[alias].settings_dict["NAME"]).exists()
    with connections[alias].cursor() as cursor:
        return not connections[alias].introspection.table_names(cursor)


def tidy(alias: str) -> None:
    """What was deleted leaves the file as well, and not only the tables."""
    if is_sqlite():
        with connections[alias].cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _sqlite_out(alias: str, to: Path) -> dict[str, Any]:
    to.touch(mode=0o600)
    with (
        closing(sqlite3.connect(connections[alias].settings_dict["NAME"])) as source,
        closing(sqlite3.connect(to)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    return _sqlite_contents(to)


def _sqlite_in(alias: str, source: Path) -> None:
    place = Path(connections[alias].settings_dict["NAME"])
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(place)) as to:
        copy.backup(to)


def _sqlite_contents(path: Path) -> dict[str, Any]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        cursor = database.cursor()
        found = cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return tables_in(cursor, [name for (name,) in found.fetchall()])


def _postgres_out(alias: str, to: Path) -> dict[str, Any]:
    """The dump and the counting look at one and the same moment."""
    url = _url_to_read(alias)
    reader = connected_as(alias, url)
    with reader.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _postgres(alias, url, "pg_dump", "-Fc", "--no-owner", f"--snapshot={snapshot}", f"--file={to}")
        told = tables_in(cursor, reader.introspection.table_names(cursor))
        cursor.execute("COMMIT")
    reader.close()
    to.chmod(0o600)
    return told


def _postgres_contents(reader: Any) -> dict[str, Any]:
    with reader.cursor() as cursor:
        told = tables_in(cursor, reader.introspection.table_names(cursor))
    reader.close()
    return told


def connected_as(alias: str, url: str) -> Any:
    """A connection of its own, under another role than the one the house works with."""
    here = {"NAME": connections[alias].settings_dict["NAME"], "OPTIONS": {}}
    return ConnectionHandler({"default": database(url, Path()) | here})["default"]


def _url_to_read(alias: str) -> str:
    """Row security hides rows from everybody but the backup role; the key store has none."""
    if alias == "default" and not settings.BACKUP_DATABASE:
        raise NotPossible("Set SIDEOMSIDE_BACKUP_DATABASE to a role that may read past row security")
    return settings.BACKUP_DATABASE if alias == "default" else settings.KEYS_DATABASE


def url_to_fill(alias: str) -> str:
    if alias == "default" and not settings.OWNER_DATABASE:
        raise NotPossible("Set SIDEOMSIDE_OWNER_DATABASE to the role that owns the tables")
    return (
        settings.OWNER_DATABASE
        if alias == "default"
        else settings.OWNER_KEYS_DATABASE or settings.KEYS_DATABASE
    )


def _postgres(alias: str, url: str, program: str, *words: str) -> None:
    """The password goes by the environment, where a list of processes does not show it."""
    at = urlsplit(url)
    name = connections[alias].settings_dict["NAME"]
    env = os.environ | {
        "PGHOST": at.hostname or "",
        "PGPORT": str(at.port or 5432),
        "PGUSER": unquote(at.username or ""),
        "PGPASSWORD": unquote(at.password or ""),
        "PGDATABASE": name,
    }
    words = tuple(name if word == "" else word for word in words)
    done = subprocess.run([program, *words], env=env, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    if done.returncode:
        raise NotPossible(f"{program} failed: {done.stderr.strip()}")
