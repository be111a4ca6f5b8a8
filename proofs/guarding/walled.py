"""Row security tried from below: what the catalogue says, what plain SQL sees, and holes knocked in on purpose.

Runs in a process of its own with Django ready, on a throw-away PostgreSQL; what it prints last is what was found.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.db import connection, transaction
from psycopg import sql

from proofs.guarding.apart import Apart
from sideomside.ground.vault import walls
from sideomside.ground.vault.walls import within
from sideomside.people.models import Row
from sideomside.people.rules import Hat
from sideomside.privacy.tests.rows import models_about_people
from tests.people import House, build_house, someone

# Read before anybody knows in which house they are: it holds an opaque id, a fingerprint and a password's hash.
OUTSIDE = {"people_account"}
CONNECTIONS = 8
NOWHERE = ""
OTHER_ORGANISATION = "organisation_id = nullif(current_setting('app.org', true), '')::uuid"
Told = dict[str, Any]
Server = Any  # a connection of psycopg; what fetchone brings is there


def play() -> None:
    pairs, seed = int(sys.argv[1]), int(sys.argv[2])
    homes = [_lived_in(name) for name in ("København", "Naboen")]
    with _as_superuser() as server:
        tables = walled_tables(server)
        told = {
            "tables": len(tables),
            "wrong": wrong_in_catalogue(server),
            "outside": sorted(OUTSIDE),
            "without_rows": [name for name in tables if not _rows(server, name)],
        }
    tried = Tries(tables, homes, Random(seed))
    told |= {"without_context": tried.without_context(), "moved_across": tried.moved_across()}
    told |= {
        "pairs": pairs,
        "cross_rows": tried.pairs(pairs),
        "own_rows": tried.own_rows,
        "left_behind": _through_django(),
    }
    tried.close()
    told["caught"] = {hole.__name__: _is_seen(hole, tables, homes) for hole in HOLES}
    print(json.dumps(told))


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
        *_tables_without_wall(server),
        *_ways_around(server),
        *_roles_that_see_all(server),
        *_unwalled_models(server),
    ]


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


class Tries:
    """Plain SQL as the app role, over a handful of connections that are used again and again."""

    def __init__(self, tables: list[str], homes: list[UUID], chance: Random) -> None:
        self.tables, self.homes, self.chance = tables, homes, chance
        self.own_rows = 0
        self.kept = [psycopg.connect(os.environ["SIDEOMSIDE_DATABASE"]) for _ in range(CONNECTIONS)]
        with _as_superuser() as server:
            self.ids = {(name, home): _ids(server, name, home) for name in tables for home in homes}

    def close(self) -> None:
        for one in self.kept:
            one.close()

    def without_context(self) -> int:
        """Rows seen, and rows written, by somebody who is nowhere."""
        seen = 0
        for name in self.tables:
            for asked in (
                "SELECT count(*) FROM {}",
                "WITH gone AS (DELETE FROM {} RETURNING 1) SELECT count(*) FROM gone",
            ):
                seen += self._asked(self.kept[0], NOWHERE, asked, name, [])
        return seen

    def moved_across(self) -> int:
        """Own rows given to the other organisation, one table after another."""
        here, there = self.homes
        moved = 0
        for name in self.tables:
            change = "WITH went AS (UPDATE {} SET organisation_id = %s RETURNING 1) SELECT count(*) FROM went"
            moved += self._asked(self.kept[0], str(here), change, name, [there])
        return moved

    def pairs(self, many: int) -> int:
        """One in one house, and right after it on the same connection one in the other, or nowhere at all."""
        cross = 0
        for _ in range(many):
            one = self.chance.choice(self.kept)
            first, second = self.chance.sample([*map(str, self.homes), NOWHERE], 2)
            name = self.chance.choice(self.tables)
            cross += self._stranger_rows(one, first, name) + self._stranger_rows(one, second, name)
        return cross

    def _stranger_rows(self, one: Server, here: str, name: str) -> int:
        others = [home for home in self.homes if str(home) != here]
        ids = [row for home in others for row in self.ids[(name, home)]][:20]
        how = self.chance.choice(list(ASKED))
        seen = self._asked(one, here, ASKED[how], name, [ids] if how != "by organisation" else [others])
        if here:
            own = self.ids[(name, UUID(here))]
            self.own_rows += self._asked(one, here, ASKED["by id"], name, [own[:1]])
        return seen

    def _asked(self, one: Server, here: str, asked: str, name: str, given: list[Any]) -> int:
        """Tried and taken back; a refusal is no row."""
        with suppress(psycopg.Error):
            one.execute("SELECT set_config('app.org', %s, true)", [here]) if here else None
            found = one.execute(sql.SQL(asked).format(sql.Identifier(name)), given or None).fetchone()[0]
            one.rollback()
            return int(found)
        one.rollback()
        return 0


ASKED = {
    "by id": "SELECT count(*) FROM {} WHERE id = ANY(%s)",
    "by organisation": "SELECT count(*) FROM {} WHERE organisation_id = ANY(%s)",
    "changed": "WITH went AS (UPDATE {} SET organisation_id = organisation_id WHERE id = ANY(%s) RETURNING 1) "
    "SELECT count(*) FROM went",
    "taken away": "WITH gone AS (DELETE FROM {} WHERE id = ANY(%s) RETURNING 1) SELECT count(*) FROM gone",
}


def _through_django() -> int:
    """What the house's own context leaves on its connection, and what it leaves when something fell over inside."""
    homes = [row[0] for row in _all_organisations()]
    left = 0
    for ending in (None, RuntimeError):
        with suppress(RuntimeError), within(homes[0]):
            with within(homes[1]), connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM people_person WHERE organisation_id <> %s", [homes[1]])
                left += cursor.fetchone()[0]
            if ending:
                raise ending
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_person")
            left += cursor.fetchone()[0]
    return left


def _all_organisations() -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM people_organisation ORDER BY made_at")
        return cursor.fetchall()


def _lived_in(name: str) -> UUID:
    """A row in every table there is."""
    house = build_house(name)
    with within(house.organisation.id):
        _one_of_each(house)
    return house.organisation.id


def _one_of_each(house: House) -> None:
    builder = Apart(
        someone(house, "Ida", Hat.PARTICIPANT), someone(house, "Jonas", Hat.PEER), house.programme
    )
    for model, privacy in models_about_people():
        builder.row(model, privacy.about)
    for model in apps.get_models():
        if issubclass(model, Row) and not model.objects.exists():
            with suppress(Exception), transaction.atomic():
                builder.row(model, "")


def _ids(server: Server, name: str, home: UUID) -> list[UUID]:
    asked = sql.SQL("SELECT id FROM {} WHERE organisation_id = %s LIMIT 50").format(sql.Identifier(name))
    return [row[0] for row in server.execute(asked, [home]).fetchall()]


def _rows(server: Server, name: str) -> int:
    found = server.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()
    return int(found[0])


@contextmanager
def _as_superuser() -> Iterator[Server]:
    there = psycopg.conninfo.conninfo_to_dict(os.environ["SIDEOMSIDE_DATABASE"])["dbname"]
    with psycopg.connect(os.environ["SIDEOMSIDE_TEST_SUPERUSER"], dbname=there, autocommit=True) as server:
        yield server


HERE = "people_contact"


def _knocked(*lines: str) -> None:
    with _as_superuser() as server:
        for line in lines:
            server.execute(line)


def a_policy_dropped() -> None:
    _knocked(f"DROP POLICY within_organisation ON {HERE}")


def row_security_off() -> None:
    _knocked(f"ALTER TABLE {HERE} DISABLE ROW LEVEL SECURITY")


def not_forced_on_the_owner() -> None:
    _knocked(f"ALTER TABLE {HERE} NO FORCE ROW LEVEL SECURITY")


def whatever_is_written_passes() -> None:
    _knocked(f"ALTER POLICY within_organisation ON {HERE} WITH CHECK (true)")


def whatever_is_read_passes() -> None:
    _knocked(f"ALTER POLICY within_organisation ON {HERE} USING (true)")


def a_second_policy_that_says_yes() -> None:
    _knocked(f"CREATE POLICY also ON {HERE} USING (true)")


def a_table_without_a_wall() -> None:
    _knocked("CREATE TABLE people_later (id uuid, organisation_id uuid)")


def a_view_that_looks_past() -> None:
    _knocked(f"CREATE VIEW everybody AS SELECT * FROM {HERE}")


def a_function_of_the_owner() -> None:
    _knocked(
        f"CREATE FUNCTION all_contacts() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM {HERE}'"
    )


def the_app_reads_past_it() -> None:
    _knocked("ALTER ROLE sideomside_app BYPASSRLS")


def the_app_may_empty_tables() -> None:
    _knocked(f"GRANT TRUNCATE ON {HERE} TO sideomside_app")


def the_context_stays_on_the_connection() -> None:
    """Set for the session instead of the transaction: the next one on this connection is in somebody's house."""

    def for_good(name: str, value: str) -> None:
        if value:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, %s, false)", [name, value])

    walls._set = for_good


UNDO = {
    "a_policy_dropped": f"CREATE POLICY within_organisation ON {HERE} USING ({OTHER_ORGANISATION}) "
    f"WITH CHECK ({OTHER_ORGANISATION})",
    "row_security_off": f"ALTER TABLE {HERE} ENABLE ROW LEVEL SECURITY",
    "not_forced_on_the_owner": f"ALTER TABLE {HERE} FORCE ROW LEVEL SECURITY",
    "whatever_is_written_passes": f"ALTER POLICY within_organisation ON {HERE} WITH CHECK ({OTHER_ORGANISATION})",
    "whatever_is_read_passes": f"ALTER POLICY within_organisation ON {HERE} USING ({OTHER_ORGANISATION})",
    "a_second_policy_that_says_yes": f"DROP POLICY also ON {HERE}",
    "a_table_without_a_wall": "DROP TABLE people_later",
    "a_view_that_looks_past": "DROP VIEW everybody",
    "a_function_of_the_owner": "DROP FUNCTION all_contacts()",
    "the_app_reads_past_it": "ALTER ROLE sideomside_app NOBYPASSRLS",
    "the_app_may_empty_tables": f"REVOKE TRUNCATE ON {HERE} FROM sideomside_app",
}
# Which of them plain SQL sees too, besides the catalogue: holes in what is read, and in what is written.
READ = {
    "row_security_off",
    "whatever_is_read_passes",
    "a_second_policy_that_says_yes",
    "the_app_reads_past_it",
}
WRITTEN = {"row_security_off", "whatever_is_written_passes"}
HOLES: list[Callable[[], None]] = [
    a_policy_dropped,
    row_security_off,
    not_forced_on_the_owner,
    whatever_is_written_passes,
    whatever_is_read_passes,
    a_second_policy_that_says_yes,
    a_table_without_a_wall,
    a_view_that_looks_past,
    a_function_of_the_owner,
    the_app_reads_past_it,
    the_app_may_empty_tables,
    the_context_stays_on_the_connection,
]


def _is_seen(hole: Callable[[], None], tables: list[str], homes: list[UUID]) -> bool:
    """By the catalogue; and where rows come through, by plain SQL as well."""
    name = hole.__name__
    hole()
    if name not in UNDO:
        return _through_django() > 0
    with _as_superuser() as server:
        seen = bool(wrong_in_catalogue(server))
    tries = Tries([HERE], homes, Random(1))
    if name in READ:
        seen = seen and tries.without_context() > 0
    if name in WRITTEN:
        seen = seen and tries.moved_across() > 0
    tries.close()
    _knocked(UNDO[name])
    with _as_superuser() as server:
        return seen and not wrong_in_catalogue(server)
