"""A life that was lived through the house's own acts and is over, to be poured again for others.

Each copy has persons, keys and ids of its own; its words are sealed again, its days lie where they should, and whoever
worked here then is the same coordinator all along.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import models

from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.keys import make_keys
from sideomside.ground.vault.walls import current_organisation

AT_A_TIME = 200
NOBODY_ELSES = {"fingerprint", "content_mark"}  # two who came have two addresses, and so two fingerprints
Value = Callable[["Copy"], Any]


class Copy:
    """One more life: its number, its ids, and how long ago."""

    def __init__(self, ids: Iterable[UUID], number: int, ago: timedelta) -> None:
        self.ids = {one: uuid4() for one in ids}
        self.number, self.ago = number, ago


class Mould:
    """The rows of one life, by table, each as a list of what stands in its columns."""

    def __init__(self, rows: list[models.Model], closed: dict[str, dict[str, Any]], person: UUID) -> None:
        self.ids = [row.pk for row in rows]
        self.person, self.enquiry = person, _first(rows, "intake.Enquiry")
        self.owners = owners_of(rows) & set(self.ids)
        known = set(self.ids)
        self.tables: dict[type[models.Model], list[list[Value]]] = {}
        for row in rows:
            told = _columns(row, known, closed.get(row._meta.label, {}))
            self.tables.setdefault(type(row), []).append(told)

    @property
    def rows(self) -> int:
        return len(self.ids)

    def pour(self, numbers: Iterable[int], ago: timedelta) -> list[Copy]:
        """Inside the house, in one transaction; keys first."""
        copies = [Copy(self.ids, number, ago) for number in numbers]
        make_keys([copy.ids[one] for copy in copies for one in self.owners], current_organisation())
        for model, rows in self.tables.items():
            poured = [model(*(value(copy) for value in row)) for copy in copies for row in rows]
            model._default_manager.bulk_create(poured, batch_size=AT_A_TIME)
        return copies


def _first(rows: list[models.Model], label: str) -> UUID:
    return next(UUID(str(row.pk)) for row in rows if row._meta.label == label)


def owners_of(rows: list[models.Model]) -> set[UUID]:
    """Whoever's key something in these rows is sealed with."""
    return {
        field.owner_of(row)
        for row in rows
        for field in row._meta.concrete_fields
        if isinstance(field, SealedField) and getattr(row, field.attname) is not None
    }


def _columns(row: models.Model, known: set[UUID], closed: dict[str, Any]) -> list[Value]:
    alone = {*_by_themselves(row, known), *NOBODY_ELSES} - closed.keys()
    for name, said in closed.items():
        if said is not None:  # SQLite keeps whatever it is given, and a word nobody knows would stand there
            row._meta.get_field(name).clean(said, row)
    return [
        _always(closed[field.name])
        if field.name in closed
        else _own(field)
        if field.name in alone
        else _value(getattr(row, field.attname), known)
        for field in row._meta.concrete_fields
    ]


def _value(value: Any, known: set[UUID]) -> Value:
    if isinstance(value, UUID) and value in known:
        return lambda copy: copy.ids[value]
    if isinstance(value, datetime | date):
        return lambda copy: value - copy.ago
    if isinstance(value, str | list | dict) and any(str(one) in str(value) for one in known):
        return lambda copy: _followed(value, copy)
    return _always(value)


def _always(value: Any) -> Value:
    return lambda copy: value


def _followed(value: Any, copy: Copy) -> Any:
    said = value if isinstance(value, str) else json.dumps(value)
    for one, other in copy.ids.items():
        said = said.replace(str(one), str(other))
    return said if isinstance(value, str) else json.loads(said)


def _own(field: models.Field) -> Value:
    """Something nobody else may have: a mark, a fingerprint, a number."""
    if isinstance(field, models.UUIDField):
        return lambda copy: uuid4()
    if isinstance(field, models.DateField):
        return lambda copy: date(1900, 1, 1) + timedelta(days=copy.number)
    if isinstance(field, models.IntegerField):
        return lambda copy: copy.number + 1_000
    return lambda copy: uuid4().hex[: field.max_length or 32]


def _by_themselves(row: models.Model, known: set[UUID]) -> Iterator[str]:
    """One column of each promise of uniqueness that no id of this life would keep by itself."""
    for names in _promises(type(row)):
        kept = [row._meta.get_field(name) for name in names if name != "organisation"]
        values = [getattr(row, field.attname) for field in kept]
        if any(value in known for value in values if isinstance(value, UUID)) or None in values or not kept:
            continue
        free = [field for field in kept if not field.is_relation and not field.choices] or kept
        yield free[-1].name


def _promises(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield (field.name,)
    yield from model._meta.unique_together
    for one in model._meta.constraints:
        if isinstance(one, models.UniqueConstraint) and one.fields:
            yield tuple(name for name in one.fields)
