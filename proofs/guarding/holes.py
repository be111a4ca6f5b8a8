"""Holes knocked in the walls on purpose, each with what fills it again and who must see it."""

from dataclasses import dataclass
from random import Random
from unittest.mock import patch
from uuid import UUID

from django.db import connection

from proofs.guarding.catalogue import as_superuser, wrong_in_catalogue
from proofs.guarding.from_below import Tries, through_django
from sideomside.ground.vault import walls

HERE = "people_contact"
OURS = "organisation_id = nullif(current_setting('app.org', true), '')::uuid"


@dataclass(frozen=True)
class Hole:
    """The catalogue must see each; plain SQL too, where rows come through to be read or are let past when written."""

    knock: str
    fill: str
    read: bool = False
    written: bool = False


HOLES = {
    "a_policy_dropped": Hole(
        f"DROP POLICY within_organisation ON {HERE}",
        f"CREATE POLICY within_organisation ON {HERE} USING ({OURS}) WITH CHECK ({OURS})",
    ),
    "row_security_off": Hole(
        f"ALTER TABLE {HERE} DISABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {HERE} ENABLE ROW LEVEL SECURITY",
        read=True,
        written=True,
    ),
    "not_forced_on_the_owner": Hole(
        f"ALTER TABLE {HERE} NO FORCE ROW LEVEL SECURITY", f"ALTER TABLE {HERE} FORCE ROW LEVEL SECURITY"
    ),
    "whatever_is_written_passes": Hole(
        f"ALTER POLICY within_organisation ON {HERE} WITH CHECK (true)",
        f"ALTER POLICY within_organisation ON {HERE} WITH CHECK ({OURS})",
        written=True,
    ),
    "whatever_is_read_passes": Hole(
        f"ALTER POLICY within_organisation ON {HERE} USING (true)",
        f"ALTER POLICY within_organisation ON {HERE} USING ({OURS})",
        read=True,
    ),
    "a_second_policy_that_says_yes": Hole(
        f"CREATE POLICY also ON {HERE} USING (true)", f"DROP POLICY also ON {HERE}", read=True
    ),
    "a_table_without_a_wall": Hole(
        "CREATE TABLE people_later (id uuid, organisation_id uuid)", "DROP TABLE people_later"
    ),
    "a_table_of_nobodys": Hole("CREATE TABLE people_loose (id uuid)", "DROP TABLE people_loose"),
    "a_view_that_looks_past": Hole(f"CREATE VIEW everybody AS SELECT * FROM {HERE}", "DROP VIEW everybody"),
    "a_function_of_the_owner": Hole(
        "CREATE FUNCTION all_contacts() RETURNS bigint LANGUAGE sql SECURITY DEFINER "
        f"AS 'SELECT count(*) FROM {HERE}'",
        "DROP FUNCTION all_contacts()",
    ),
    "the_app_reads_past_it": Hole(
        "ALTER ROLE sideomside_app BYPASSRLS", "ALTER ROLE sideomside_app NOBYPASSRLS", read=True
    ),
    "the_app_may_empty_tables": Hole(
        f"GRANT TRUNCATE ON {HERE} TO sideomside_app", f"REVOKE TRUNCATE ON {HERE} FROM sideomside_app"
    ),
}


def which_are_seen(homes: list[UUID]) -> dict[str, bool]:
    seen = {name: _is_seen(hole, homes) for name, hole in HOLES.items()}
    return seen | {"the_context_stays_on_the_connection": _a_context_that_stays_is_seen()}


def _is_seen(hole: Hole, homes: list[UUID]) -> bool:
    """And once it is filled nobody sees anything any more."""
    with as_superuser() as server:
        server.execute(hole.knock)
        seen = bool(wrong_in_catalogue(server))
        tries = Tries([HERE], homes, Random(1))
        seen = seen and (not hole.read or tries.without_context() > 0)
        seen = seen and (not hole.written or tries.moved_across() > 0)
        tries.close()
        server.execute(hole.fill)
        return seen and not wrong_in_catalogue(server)


def _a_context_that_stays_is_seen() -> bool:
    """Set for the session instead of the transaction: the next one on this connection is in somebody's house."""

    def for_good(name: str, value: str) -> None:
        if value:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config(%s, %s, false)", [name, value])

    with patch.object(walls, "_set", for_good):
        return through_django() > 0
