"""Test databases: on PostgreSQL the owner makes them, and the tests work in them as the app role.

One template is migrated once and copied for each worker. After a test that really commits, everything is put
back as it was right after the migrations: the app role may not truncate, and the log refuses to shrink.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from psycopg import sql

from house.postgres import default_privileges
from sideomside.site.routers import HOLDS

ALIASES = ("default", "keys")
OWNERS = {"default": "SIDEOMSIDE_OWNER_DATABASE", "keys": "SIDEOMSIDE_KEYS_DATABASE"}
MOULD = "TESTS_MOULD"  # a folder in which migrated databases lie, for whoever runs many small passes of the same house
_pristine: dict[str, sqlite3.Connection] = {}


def is_postgres() -> bool:
    return connections["default"].vendor == "postgresql"


@contextmanager
def test_databases(worker: str) -> Iterator[None]:
    """Both databases, ready for one worker."""
    if is_postgres():
        _copy_templates(worker)
        yield
        connections.close_all()
        return
    made = _made_in_memory()
    for alias in ALIASES:
        _pristine[alias] = sqlite3.connect(":memory:")
        connections[alias].ensure_connection()
        connections[alias].connection.backup(_pristine[alias])
    yield
    teardown_databases(made, verbosity=0)


def _made_in_memory() -> Any:
    """Django would walk every room's migrations in the keys' database too, for three tables of one app."""
    connections["keys"].settings_dict["TEST"]["MIGRATE"] = False
    mould = Path(os.environ[MOULD]) if MOULD in os.environ else None
    poured = _poured(mould) if mould and mould.is_dir() else []
    made = setup_databases(verbosity=0, interactive=False, keepdb=bool(poured))
    for held in poured:
        held.close()
    call_command("migrate", *HOLDS["keys"], database="keys", fake=True, verbosity=0)
    if mould and not poured:
        _cast(mould)
    return made


def _poured(mould: Path) -> list[sqlite3.Connection]:
    """Held open until Django holds them itself: what lies in memory is gone with the last who looks at it."""
    held = []
    for alias in ALIASES:
        memory = f"file:memorydb_{alias}?mode=memory&cache=shared"  # as Django calls it
        held.append(sqlite3.connect(memory, uri=True))
        whole = sqlite3.connect(mould / alias)
        whole.backup(held[-1])
        whole.close()
    return held


def _cast(mould: Path) -> None:
    """Whole or not at all: whoever is second leaves theirs."""
    draft = mould.with_name(f"{mould.name}.{os.getpid()}")
    draft.mkdir()
    for alias in ALIASES:
        whole = sqlite3.connect(draft / alias)
        connections[alias].ensure_connection()
        connections[alias].connection.backup(whole)
        whole.close()
    with suppress(OSError):
        draft.rename(mould)


def put_back() -> None:
    """Everything as it was right after the migrations."""
    for alias in ALIASES:
        if is_postgres():
            _put_back_postgres(alias)
        else:
            connections[alias].ensure_connection()
            _pristine[alias].backup(connections[alias].connection)


def _copy_templates(worker: str) -> None:
    with _one_worker_at_a_time(), _superuser("postgres") as server:
        for alias in ALIASES:
            template = f"template_{alias}"
            if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone():
                _make_template(server, alias, template)
            copy = f"test_{alias}_{worker}"
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(copy)))
            owner = sql.Identifier(_owner(alias)["user"])
            _create(server, copy, owner, template)
            connections[alias].settings_dict["NAME"] = copy


def _make_template(server: psycopg.Connection[Any], alias: str, template: str) -> None:
    """Migrate once as the owner, let the app role in, and remember what the migrations wrote."""
    owner = _owner(alias)
    _create(server, template, sql.Identifier(owner["user"]), "template0")
    with _superuser(template) as inside:
        for line in default_privileges() if alias == "default" else ():
            inside.execute(line)
    with _signed_in_as(alias, template, owner):
        call_command("migrate", *HOLDS[alias], database=alias, verbosity=0, interactive=False)
        if alias == "default":
            call_command("createcachetable", verbosity=0)
    with _superuser(template) as inside:
        inside.execute("CREATE SCHEMA pristine")
        for table in _tables(inside):
            inside.execute(
                sql.SQL("CREATE TABLE pristine.{0} AS TABLE public.{0}").format(sql.Identifier(table))
            )


def _put_back_postgres(alias: str) -> None:
    with _superuser(connections[alias].settings_dict["NAME"]) as inside, inside.transaction():
        # Neither triggers nor foreign keys are asked while rows are put back.
        inside.execute("SET LOCAL session_replication_role = replica")
        tables = [sql.Identifier(table) for table in _tables(inside)]
        # Whoever still writes is waited for. A test leaves few rows, and TRUNCATE makes some hundred files anew.
        inside.execute(sql.SQL("LOCK {}").format(sql.SQL(", ").join(tables)))
        again = sql.SQL("DELETE FROM public.{0}; INSERT INTO public.{0} SELECT * FROM pristine.{0}")
        inside.execute(sql.SQL("; ").join(again.format(table) for table in tables))


def _tables(inside: psycopg.Connection[Any]) -> list[str]:
    found = inside.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    ).fetchall()
    return [name for (name,) in found]


def _create(server: psycopg.Connection[Any], name: str, owner: sql.Identifier, template: str) -> None:
    words = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
    server.execute(words.format(sql.Identifier(name), owner, sql.Identifier(template)))


def _owner(alias: str) -> dict[str, str]:
    return psycopg.conninfo.conninfo_to_dict(os.environ[OWNERS[alias]])


@contextmanager
def _signed_in_as(alias: str, database: str, owner: dict[str, str]) -> Iterator[None]:
    own = connections[alias].settings_dict
    before = {key: own[key] for key in ("NAME", "USER", "PASSWORD")}
    connections[alias].close()
    own.update(NAME=database, USER=owner["user"], PASSWORD=owner["password"])
    try:
        yield
    finally:
        connections[alias].close()
        own.update(before)


@contextmanager
def _superuser(database: str) -> Iterator[psycopg.Connection[Any]]:
    """Only bin/test's throw-away server names one; no test ever works as it."""
    with psycopg.connect(os.environ["SIDEOMSIDE_TEST_SUPERUSER"], dbname=database, autocommit=True) as made:
        yield made


@contextmanager
def _one_worker_at_a_time() -> Iterator[None]:
    path = Path(os.environ["SIDEOMSIDE_TEST_FOLDER"]) / "templates.lock"
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
