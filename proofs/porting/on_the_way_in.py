"""Ways to bring a house in that look right until somebody holds it against the folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from sideomside.ground.audit import log
from sideomside.ground.audit.chain import hash_of
from sideomside.people.models import Contact, Person
from sideomside.site.moving import (
    arriving,
    bringing_in,
    cells,
    marks,
    tables,
)

Fault = Callable[[], Any]
HERE = ZoneInfo("Europe/Copenhagen")
real_meant, real_taken, real_kept = cells.meant, tables.taken, bringing_in._kept


@contextmanager
def two_rows_swapped() -> Iterator[None]:
    """Two people each get the other's words."""

    def insert(model: Any, rows: list[Any]) -> None:
        if model is Person and len(rows) > 1:
            rows[0].name, rows[1].name = rows[1].name, rows[0].name
        real_insert(model, rows)

    real_insert = bringing_in._insert
    with patch.object(bringing_in, "_insert", insert):
        yield


@contextmanager
def the_hour_that_comes_twice_taken_for_one() -> Iterator[None]:
    def meant(field: Any, value: Any) -> Any:
        found = real_meant(field, value)
        if isinstance(found, datetime):
            return found.astimezone(HERE).replace(fold=0)
        return found

    with patch.object(cells, "meant", meant):
        yield


@contextmanager
def todays_date_in_place_of_the_old_one() -> Iterator[None]:
    def insert(model: Any, rows: list[Any]) -> None:
        model._base_manager.bulk_create(rows)

    with patch.object(bringing_in, "_insert", insert):
        yield


@contextmanager
def a_table_not_brought_in() -> Iterator[None]:
    with patch.object(bringing_in, "taken", lambda: [one for one in real_taken() if one is not Contact]):
        yield


@contextmanager
def addresses_with_the_old_marks() -> Iterator[None]:
    with patch.dict(marks.MADE_ANEW, {"people.Contact.fingerprint": lambda row: row.id.hex}):
        yield


@contextmanager
def a_bar_that_holds_nobody_out() -> Iterator[None]:
    with patch.dict(marks.MADE_ANEW, {"concerns.Concern.bar": lambda row: "0" * 64}):
        yield


@contextmanager
def words_laid_in_the_clear() -> Iterator[None]:
    def kept(row: Any, field: Any) -> Any:
        clear = f"{row._meta.label}.{field.name}" == "intake.Message.words"
        return field.to_bytes(getattr(row, field.attname)) if clear else real_kept(row, field)

    with patch.object(bringing_in, "_kept", kept):
        yield


@contextmanager
def the_log_begun_anew() -> Iterator[None]:
    """Every line chained again from the first: whole in itself, and another log."""

    def insert(model: Any, rows: list[Any]) -> None:
        if model is log.Entry:
            for row in rows:
                row.detail = row.detail | {"moved": True}
                row.prev = LAST[-1]
                row.hash = hash_of(row)
                LAST.append(row.hash)
        real_insert(model, rows)

    real_insert = bringing_in._insert
    LAST[:] = [log.FIRST]
    with patch.object(bringing_in, "_insert", insert), patch.object(log, "cut_off", lambda known: []):
        yield


LAST: list[str] = []


@contextmanager
def no_writer_told_how_to_take_their_story_down() -> Iterator[None]:
    with patch.object(arriving, "_ways_down", lambda by: []):
        yield


ON_THE_WAY_IN: list[Fault] = [
    two_rows_swapped,
    the_hour_that_comes_twice_taken_for_one,
    todays_date_in_place_of_the_old_one,
    a_table_not_brought_in,
    addresses_with_the_old_marks,
    a_bar_that_holds_nobody_out,
    words_laid_in_the_clear,
    the_log_begun_anew,
    no_writer_told_how_to_take_their_story_down,
]
