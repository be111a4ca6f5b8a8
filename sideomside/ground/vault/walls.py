"""The wall between organisations: nothing is read or written outside one organisation's context.

On PostgreSQL the context is a transaction-local setting that row-level security reads; on SQLite the
same contextvar guards every default manager, and the installation holds one organisation.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

from sideomside.ground.vault.keys import key_ring

_within: ContextVar[UUID | None] = ContextVar("organisation", default=None)


class OutsideTheWalls(RuntimeError):
    """Raised when something belonging to an organisation is made while no organisation is entered."""


@contextmanager
def within(organisation_id: UUID) -> Iterator[None]:
    """Enter one organisation: what is read or written until we leave belongs to it."""
    token = _within.set(organisation_id)
    try:
        with key_ring(), _row_security(organisation_id):
            yield
    finally:
        _within.reset(token)


@contextmanager
def _row_security(organisation_id: UUID) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        before = _setting("app.org")
        _set("app.org", str(organisation_id))
        yield
        if not connection.needs_rollback:
            _set("app.org", before)


def current_organisation() -> UUID:
    """The organisation we are in; used as the default of every `organisation` field."""
    organisation_id = _within.get()
    if organisation_id is None:
        raise OutsideTheWalls("enter an organisation with within(...) first")
    return organisation_id


def organisation_or_none() -> UUID | None:
    return _within.get()


def _setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [name])
        return cursor.fetchone()[0]


def _set(name: str, value: str) -> None:
    # Local to the transaction: a session-wide value would leak through a pooled connection.
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


class WithinManager(models.Manager[Any]):
    """Rows of the organisation we are in; none at all when we are in none."""

    def get_queryset(self) -> models.QuerySet[Any]:
        organisation_id = _within.get()
        if organisation_id is None:
            return super().get_queryset().none()
        return super().get_queryset().filter(organisation_id=organisation_id)


class OnPostgres(RunSQL):
    """SQL that only PostgreSQL understands; other databases walk past it."""

    vendor = "postgresql"

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == self.vendor:
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == self.vendor:
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class OnSqlite(OnPostgres):
    """SQL that only SQLite understands."""

    vendor = "sqlite"


def walls(*tables: str) -> list[Operation]:
    """Row security for each table, to be put in the migration that creates it.

    After a transaction that set it locally, current_setting is '' and not NULL: hence nullif.
    """
    return [OnPostgres(_raise_wall(table), _take_wall_down(table)) for table in tables]


def _raise_wall(table: str) -> str:
    here = "organisation_id = nullif(current_setting('app.org', true), '')::uuid"
    return (
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY; ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY; '
        f'CREATE POLICY within_organisation ON "{table}" USING ({here}) WITH CHECK ({here});'
    )


def _take_wall_down(table: str) -> str:
    return (
        f'DROP POLICY within_organisation ON "{table}"; ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY; '
        f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY;'
    )
