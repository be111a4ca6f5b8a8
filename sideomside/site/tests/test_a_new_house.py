"""A new house has the tables its models tell of, however sparingly they were drawn on the way there."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connections, router
from django.db.models import ForeignKey, Model

pytestmark = pytest.mark.django_db


def test_every_table_stands_as_its_model_tells() -> None:
    models = [(alias, one) for alias in connections for one in apps.get_models(include_auto_created=True)]
    ours = [(alias, one) for alias, one in models if router.allow_migrate_model(alias, one)]
    assert len(ours) > 140
    assert [line for alias, one in ours for line in _differing(alias, one)] == []


def _differing(alias: str, model: type[Model]) -> Iterator[str]:
    own, table, look = model._meta, model._meta.db_table, connections[alias].introspection
    with connections[alias].cursor() as cursor:
        columns = {one.name: bool(one.null_ok) for one in look.get_table_description(cursor, table)}
        leads = {here: there[::-1] for here, there in look.get_relations(cursor, table).items()}
        kept = look.get_constraints(cursor, table)
    if columns != {field.column: field.null for field in own.local_concrete_fields}:
        yield f"{table} has columns of its own: {columns}"
    keys = [one for one in own.local_concrete_fields if isinstance(one, ForeignKey) and one.db_constraint]
    if leads != {one.column: _end_of(one) for one in keys}:
        yield f"{table} leads elsewhere: {leads}"
    alone = {tuple(one["columns"]) for one in kept.values() if one["unique"]}
    yield from (
        f"{table}.{one.column} may stand twice"
        for one in own.local_concrete_fields
        if one.unique and not one.primary_key and (one.column,) not in alone
    )
    named = {one.name for one in (*own.constraints, *own.indexes)}
    yield from (f"{table} goes without {name}" for name in sorted(named - kept.keys()))


def _end_of(field: ForeignKey) -> tuple[str, str]:  # type: ignore[type-arg]
    there = field.target_field
    return there.model._meta.db_table, there.column
