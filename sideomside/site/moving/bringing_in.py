"""Bringing an organisation into an empty house: new keys, every seal made anew, the same ids, and a log that goes on.

All of it or nothing: a folder that is spoilt, from another version, or no organisation's own changes nothing here.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction
from django.db.models.sql import InsertQuery

from sideomside.ground.audit import log
from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.keys import KeyIsGone, make_keys, seal
from sideomside.ground.vault.models import WrappedKey
from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation
from sideomside.people.rules import system
from sideomside.site.backups import ledger as erasures
from sideomside.site.backups.stores import NotPossible
from sideomside.site.moving import cells
from sideomside.site.moving.checking import checked
from sideomside.site.moving.marks import MADE_ANEW
from sideomside.site.moving.tables import at_a_time, columns, taken
from sideomside.site.moving.taking_out import OWNERS

NOTHING = "nothing was brought in"
IN_A_LEDGER = {"id", "owner", "organisation", "done"}
NOT_A_ROW = (ValueError, TypeError, KeyError, ValidationError, KeyIsGone, DatabaseError)


def bring_in(folder: Path, ledger: Path | None = None, *, was_cut_short: bool = False) -> Organisation:
    """Whole or not at all; whoever stands in a newer ledger of erasures is erased again before it is done."""
    package = checked(folder)
    if Organisation.objects.exists():
        raise NotPossible("Somebody lives here already; bring it into an empty house")
    organisation_id = UUID(package["organisation"])
    erased = _of(organisation_id, ledger) if ledger else []
    with within(organisation_id), transaction.atomic(), transaction.atomic(using="keys"):
        _has_no_keys_here(organisation_id, was_cut_short)
        _make_keys(folder, organisation_id)
        for model in taken():
            _bring_table(folder, model, organisation_id, package["rows"][model._meta.db_table])
        _everything_points_somewhere()
        _log_goes_on(package, organisation_id)
        if erased:
            erasures.replay(erased)
    return Organisation.objects.get()


def _has_no_keys_here(organisation_id: UUID, was_cut_short: bool) -> None:
    """Beside an empty database there may lie the keys of a full one, and nothing opens its words without them."""
    keys = WrappedKey.objects.filter(organisation_id=organisation_id)
    if was_cut_short:
        keys.delete()
    elif found := keys.count():
        raise NotPossible(
            f"There are {found} keys of this organisation here already. If its own database is elsewhere, they open "
            "the words in it. If bin/manage bring_in was cut short here, say --was-cut-short, and they are destroyed"
        )


def _make_keys(folder: Path, organisation_id: UUID) -> None:
    """One for each who had one; whoever had none, because it was destroyed, gets none."""
    try:
        owners = [UUID(one) for one in (folder / OWNERS).read_text("utf-8").split()]
    except ValueError as wrong:
        raise NotPossible(f"{OWNERS} is not what bin/manage take_out writes; {NOTHING}") from wrong
    make_keys(owners, organisation_id)


def _bring_table(folder: Path, model: type[models.Model], organisation_id: UUID, count: int) -> None:
    name, brought = model._meta.db_table, 0
    try:
        for some in _some(folder / "tables" / f"{name}.jsonl", at_a_time(model)):
            _insert(model, [_row(folder, model, organisation_id, told) for told in some])
            brought += len(some)
    except NOT_A_ROW as wrong:
        raise NotPossible(f"{name}: a row does not fit ({type(wrong).__name__}); {NOTHING}") from wrong
    if brought != count:
        raise NotPossible(f"{name}: {brought} rows, and {count} are meant; {NOTHING}")


def _some(path: Path, many: int) -> Iterator[list[dict[str, Any]]]:
    some: list[dict[str, Any]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            some.append(json.loads(line))
            if len(some) == many:
                yield some
                some = []
    if some:
        yield some


def _row(
    folder: Path, model: type[models.Model], organisation_id: UUID, told: dict[str, Any]
) -> models.Model:
    """As it was told, with what the old house's keys had made made anew. Its id and its house stay what they were."""
    if told.keys() != {field.attname for field in columns(model)}:
        raise NotPossible(
            f"{model._meta.db_table}: a row has other columns than ours; nothing was brought in"
        )
    house = told["id"] if model is Organisation else told["organisation_id"]
    if house != str(organisation_id):
        raise NotPossible(f"{model._meta.db_table}: a row of another organisation; {NOTHING}")
    row = model()
    for field in columns(model):
        setattr(row, field.attname, _value(folder, field, told[field.attname]))
    for field in model._meta.concrete_fields:
        if make := MADE_ANEW.get(f"{model._meta.label}.{field.name}"):
            setattr(row, field.attname, make(row))
    return row


def _value(folder: Path, field: Any, told: Any) -> Any:
    if told is None or not cells.is_a_file(field):
        return cells.meant(field, told)
    file = (folder / told).resolve()
    if not file.is_relative_to((folder / "files").resolve()):
        raise NotPossible(f"{told} does not lie among the files; {NOTHING}")
    return file.read_bytes()


def _insert(model: type[models.Model], rows: list[models.Model]) -> None:
    """Past `save`, which would write today's date where an older one stands."""
    fields = list(model._meta.concrete_fields)
    kept = [SimpleNamespace(**{field.attname: _kept(row, field) for field in fields}) for row in rows]
    query = InsertQuery(model)
    query.insert_values(fields, kept, raw=True)
    query.get_compiler(using="default").execute_sql()


def _kept(row: models.Model, field: Any) -> Any:
    value = getattr(row, field.attname)
    if value is None or not isinstance(field, SealedField):
        return value
    return seal(field.owner_of(row), field.place_of(row), field.to_bytes(value))


def _everything_points_somewhere() -> None:
    """Asked here and not when it is too late to leave nothing behind."""
    try:
        connection.check_constraints()
    except DatabaseError as wrong:
        raise NotPossible(f"A row points at one that is not there; {NOTHING}") from wrong


def _log_goes_on(package: dict[str, Any], organisation_id: UUID) -> None:
    """The chain is walked to the line it had come to, and the next line says where it came from."""
    wrong = [*log.verify(), *log.cut_off(package["log_head"])]
    if wrong:
        raise NotPossible(f"The log is not whole: {'; '.join(wrong[:5])}")
    told = {"rows": sum(package["rows"].values()), "taken_out": package["created"]}
    log.record("house.brought_in", thing=organisation_id, detail=told, by=system(organisation_id))


def _of(organisation_id: UUID, ledger: Path) -> list[dict[str, Any]]:
    lines = erasures.read(ledger)
    if not isinstance(lines, list) or not all(
        isinstance(one, dict) and one.keys() >= IN_A_LEDGER for one in lines
    ):
        raise NotPossible(f"{ledger} is no ledger of erasures; {NOTHING}")
    return [one for one in lines if one["organisation"] == str(organisation_id)]
