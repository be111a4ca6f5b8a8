"""One table into the folder: each row a line of JSON, a sheet where each cell is flat, a file where it holds bytes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import models

from sideomside.ground.vault.keys import take_keys
from sideomside.site.moving import cells
from sideomside.site.moving.marks import TOLD_OTHERWISE
from sideomside.site.moving.tables import at_a_time, columns, is_flat, rows_of, sealed


def write_table(draft: Path, model: type[models.Model], organisation_id: UUID) -> int:
    """Every row as a line of JSON; where no cell holds more than a word or a number, as a sheet besides."""
    name, count = model._meta.db_table, 0
    sheet = cells.Sheet(draft / "sheets" / f"{name}.csv", _names(model)) if is_flat(model) else None
    with (draft / "tables" / f"{name}.jsonl").open("wb") as file:
        for row in _rows(model, organisation_id):
            told = {field.attname: _told(draft, row, field) for field in columns(model)}
            file.write(cells.line(told))
            if sheet:
                sheet.add(told)
            count += 1
    if sheet:
        sheet.close()
    return count


def _rows(model: type[models.Model], organisation_id: UUID) -> Iterator[models.Model]:
    """Some at a time, with their keys fetched at once."""
    many = at_a_time(model)
    some: list[models.Model] = []
    for row in rows_of(model, organisation_id).iterator(many):
        some.append(row)
        if len(some) == many:
            yield from _with_keys(model, some)
            some = []
    yield from _with_keys(model, some)


def _with_keys(model: type[models.Model], rows: list[models.Model]) -> list[models.Model]:
    keys = {field.key for field in sealed(model)}
    take_keys(row.pk if key == "self" else getattr(row, f"{key}_id") for key in keys for row in rows)
    return rows


def _told(draft: Path, row: models.Model, field: Any) -> Any:
    label = f"{row._meta.label}.{field.name}"
    value = TOLD_OTHERWISE[label](row) if label in TOLD_OTHERWISE else cells.opened(row, field)
    if value is None or not cells.is_a_file(field):
        return cells.told(field, value)
    name = f"files/{row._meta.db_table}.{field.attname}.{row.pk}"
    (draft / name).write_bytes(bytes(value))
    return name


def _names(model: type[models.Model]) -> list[str]:
    return [field.attname for field in columns(model)]
