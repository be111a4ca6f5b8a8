"""Does the database itself say that it is whole? Asked of its own tools, and of a page that was spoilt on purpose."""

import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import DatabaseError, connection, connections

from house.postgres import as_postgres, pick_up, programs, put_down

ALIASES = ("default", "keys")
A_TABLE = "intake_enquiry"
LONGEST = 600  # seconds for one tool


def damaged() -> int:
    """How many of its tools find fault: SQLite's with both files; on PostgreSQL every page's sum, then every index."""
    connections.close_all()
    if connection.vendor == "sqlite":
        return sum(_sqlite_finds_fault(alias) for alias in ALIASES)
    data = put_down(_superuser())
    bad = _finds_fault("pg_checksums", "--check", "-D", str(data))
    if not bad:  # what does not even add up need not be started
        pick_up(data)
        bad = _finds_fault(
            "pg_amcheck", "--install-missing", "--heapallindexed", "--parent-check", *_databases()
        )
    return int(bad)


def spoil_a_page() -> None:
    """As a disk would that forgets: the first page of a table is no longer what was written."""
    file, page, size = _a_page()
    with file.open("r+b") as spoilt:
        spoilt.seek(page * size)
        spoilt.write(b"\0" * (size // 2))


def _a_page() -> tuple[Path, int, int]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA page_size")
            [size] = cursor.fetchone()
            cursor.execute("SELECT rootpage FROM sqlite_master WHERE name = %s", [A_TABLE])
            [root] = cursor.fetchone()
        connections.close_all()
        return Path(str(settings.DATABASES["default"]["NAME"])), root - 1, size
    with psycopg.connect(_superuser(), dbname=connection.settings_dict["NAME"], autocommit=True) as server:
        [[folder, file]] = server.execute(
            "SELECT current_setting('data_directory'), pg_relation_filepath(%s)", [A_TABLE]
        ).fetchall()
        server.execute("CHECKPOINT")
    return Path(str(folder)) / str(file), 0, 8192


def _sqlite_finds_fault(alias: str) -> bool:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            return bool(cursor.fetchall() != [("ok",)])
    except DatabaseError:
        return True


def _finds_fault(tool: str, *words: str) -> bool:
    at = urlsplit(_superuser())
    env = os.environ | {
        "PGHOST": at.hostname or "",
        "PGPORT": str(at.port),
        "PGUSER": at.username or "",
        "PGPASSWORD": at.password or "",
    }
    command = as_postgres(str(programs() / tool), *words)
    done = subprocess.run(command, env=env, cwd="/", capture_output=True, check=False, timeout=LONGEST)
    return done.returncode != 0


def _databases() -> list[str]:
    return [word for alias in ALIASES for word in ("-d", connections[alias].settings_dict["NAME"])]


def _superuser() -> str:
    return os.environ["SIDEOMSIDE_TEST_SUPERUSER"]
