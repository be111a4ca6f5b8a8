"""Plain SQL as the app role: what is seen from nowhere, from next door, and on a connection somebody else has used."""

import os
from contextlib import suppress
from random import Random
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection
from psycopg import sql

from proofs.guarding.catalogue import Server, as_superuser
from sideomside.ground.vault.walls import within

CONNECTIONS = 8
NOWHERE = ""
ASKED = {
    "by id": "SELECT count(*) FROM {} WHERE id = ANY(%s)",
    "by organisation": "SELECT count(*) FROM {} WHERE organisation_id = ANY(%s)",
    "changed": "WITH went AS (UPDATE {} SET organisation_id = organisation_id WHERE id = ANY(%s) RETURNING 1) "
    "SELECT count(*) FROM went",
    "taken away": "WITH gone AS (DELETE FROM {} WHERE id = ANY(%s) RETURNING 1) SELECT count(*) FROM gone",
}


class Tries:
    """Plain SQL as the app role, over a handful of connections that are used again and again."""

    def __init__(self, tables: list[str], homes: list[UUID], chance: Random) -> None:
        self.tables, self.homes, self.chance = tables, homes, chance
        self.own_rows = 0
        self.kept = [psycopg.connect(os.environ["SIDEOMSIDE_DATABASE"]) for _ in range(CONNECTIONS)]
        with as_superuser() as server:
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


def _ids(server: Server, name: str, home: UUID) -> list[UUID]:
    asked = sql.SQL("SELECT id FROM {} WHERE organisation_id = %s LIMIT 50").format(sql.Identifier(name))
    return [row[0] for row in server.execute(asked, [home]).fetchall()]


def through_django() -> int:
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
