"""What PostgreSQL's own catalogue says about the walls, asked as its superuser and not of our models."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.apps import apps
from psycopg import sql

from sideomside.people.models import Row

# Every table without row security, and why. A table that is not here and has none is a fault, whatever its columns.
OUTSIDE = {
    "people_organisation": "asked by host name before anybody knows in which house they are; nothing about a person",
    "people_account": "signing in is how the house becomes known: an opaque id, a fingerprint, a password's hash",
    "mfa_authenticator": "asked while signing in, by account; the secrets in it are sealed",
    "django_session": "asked by its key before anybody is known",
    "usersessions_usersession": "asked with the session, by account",
    "account_emailaddress": "of the sign-in library, and stays empty",
    "account_emailconfirmation": "of the sign-in library, and stays empty",
    "auth_group": "Django's own, unused",
    "auth_group_permissions": "Django's own, unused",
    "auth_permission": "Django's own: names of models",
    "django_content_type": "Django's own: names of models",
    "django_migrations": "Django's own: which steps were taken",
    "jobs_sweep": "when each sweep last began; about nobody",
    "limits": "how often something was tried, by a keyed mark, for minutes",
}
UNWALLED = """SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)"""
Server = Any  # a connection of psycopg; what fetchone brings is there


@contextmanager
def as_superuser() -> Iterator[Server]:
    there = psycopg.conninfo.conninfo_to_dict(os.environ["SIDEOMSIDE_DATABASE"])["dbname"]
    with psycopg.connect(os.environ["SIDEOMSIDE_TEST_SUPERUSER"], dbname=there, autocommit=True) as server:
        yield server


def walled_tables(server: Server) -> list[str]:
    """Every table with an organisation in it, from the catalogue and not from our models."""
    found = server.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "JOIN pg_attribute a ON a.attrelid = c.oid WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') "
        "AND a.attname = 'organisation_id' AND NOT a.attisdropped ORDER BY 1"
    )
    return [name for (name,) in found if name not in OUTSIDE]


def wrong_in_catalogue(server: Server) -> list[str]:
    return [
        *_tables_nobody_named(server),
        *_tables_without_wall(server),
        *_ways_around(server),
        *_roles_that_see_all(server),
        *_unwalled_models(server),
    ]


def _tables_nobody_named(server: Server) -> Iterator[str]:
    """Both ways: what has no row security stands in the list, and what stands in the list has none."""
    found = {name for (name,) in server.execute(UNWALLED)}
    yield from (f"{name}: no row security, and nobody has said why" for name in sorted(found - set(OUTSIDE)))
    yield from (f"{name}: is named as outside and is not" for name in sorted(set(OUTSIDE) - found))


def _tables_without_wall(server: Server) -> Iterator[str]:
    for name in walled_tables(server):
        on, forced = server.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", [f'"{name}"']
        ).fetchone()
        policies = server.execute(
            "SELECT polcmd, polpermissive, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) "
            "FROM pg_policy WHERE polrelid = %s::regclass", [f'"{name}"']
        ).fetchall()  # fmt: skip
        if not on or not forced:
            yield f"{name}: row security is {'not forced' if on else 'off'}"
        if len(policies) != 1:
            yield f"{name}: {len(policies)} policies, and one is meant"
        for command, _permissive, using, check in policies:
            if command not in ("*", b"*") or not _asks_where(using) or not _asks_where(check):
                yield f"{name}: its policy lets past ({using} / {check})"


def _asks_where(expression: str | None) -> bool:
    return bool(expression) and "organisation_id = (NULLIF(current_setting('app.org'" in str(expression)


def _ways_around(server: Server) -> Iterator[str]:
    """A view runs as its owner, and so does a function that says so: both look past a policy."""
    views = server.execute(
        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public' "
        "AND relkind IN ('v', 'm') AND NOT coalesce('security_invoker=true' = ANY(reloptions), false)"
    )
    yield from (f"{name}: a view that looks past row security" for (name,) in views)
    functions = server.execute(
        "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace "
        "WHERE nspname = 'public' AND prosecdef"
    )
    yield from (f"{name}: a function that runs as its owner" for (name,) in functions)


def _roles_that_see_all(server: Server) -> Iterator[str]:
    app = psycopg.conninfo.conninfo_to_dict(os.environ["SIDEOMSIDE_DATABASE"])["user"]
    above, past = server.execute(
        "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = %s", [app]
    ).fetchone()
    owns = server.execute(
        "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = relowner WHERE rolname = %s", [app]
    ).fetchone()[0]
    emptied = server.execute(
        "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public' "
        "AND relkind = 'r' AND has_table_privilege(%s, c.oid, 'TRUNCATE')", [app]
    ).fetchone()[0]  # fmt: skip
    for what, is_so in (
        ("superuser", above),
        ("past row security", past),
        ("owner", owns),
        ("may truncate", emptied),
    ):
        if is_so:
            yield f"{app} is {what}"


def _unwalled_models(server: Server) -> Iterator[str]:
    here = set(walled_tables(server))
    for model in apps.get_models():
        if issubclass(model, Row) and model._meta.db_table not in here:
            yield f"{model._meta.db_table}: belongs to an organisation and says so to nobody"


def rows(server: Server, name: str) -> int:
    found = server.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()
    return int(found[0])
