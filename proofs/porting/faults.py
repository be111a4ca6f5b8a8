"""Ways to take a house out, and to bring one in, that look right until somebody holds the two against each other."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from sideomside.ground.audit import log
from sideomside.ground.vault.models import Erasure, WrappedKey
from sideomside.ground.vault.walls import within
from sideomside.intake.models import InboundMail
from sideomside.people.models import Contact, Organisation, Person, PrivateLink
from sideomside.site.moving import (
    arriving,
    bringing_in,
    cells,
    dictionary,
    marks,
    tables,
    taking_out,
    writing,
)

Fault = Callable[[], Any]
HERE = ZoneInfo("Europe/Copenhagen")
real_told, real_meant, real_opened = cells.told, cells.meant, cells.opened
real_rows, real_taken, real_kept = tables.rows_of, tables.taken, bringing_in._kept


@contextmanager
def a_table_forgotten() -> Iterator[None]:
    with patch.object(taking_out, "taken", lambda: real_taken()[:-1]):
        yield


@contextmanager
def the_last_contact_left_out() -> Iterator[None]:
    def fewer(model: Any, house: Any) -> Any:
        rows = real_rows(model, house)
        return rows.exclude(pk=rows.last().pk) if model is Contact else rows

    with patch.object(writing, "rows_of", fewer):
        yield


@contextmanager
def a_seal_not_opened() -> Iterator[None]:
    def closed(row: Any, field: Any) -> Any:
        return None if field.name == "words" else real_opened(row, field)

    with patch.object(cells, "opened", closed):
        yield


@contextmanager
def one_persons_words_in_anothers_row() -> Iterator[None]:
    """Every word is there; each name stands where the one before it belongs."""
    last: list[Any] = [None]

    def moved(row: Any, field: Any) -> Any:
        words = real_opened(row, field)
        if isinstance(row, Person) and field.name == "name":
            last.append(words)
            return last[-2]
        return words

    with patch.object(cells, "opened", moved):
        yield


@contextmanager
def every_mail_empty() -> Iterator[None]:
    def empty(row: Any, field: Any) -> Any:
        return b"" if isinstance(row, InboundMail) and field.name == "raw" else real_opened(row, field)

    with patch.object(cells, "opened", empty):
        yield


@contextmanager
def somebody_who_is_erased_in_it() -> Iterator[Erasure]:
    """An erasure was begun and broken off just before, and nobody finishes it first."""
    house = Organisation.objects.get()
    with within(house.id):
        person = Person.objects.latest("made_at")
    begun = Erasure.objects.create(owner_id=person.id, organisation_id=house.id)
    with patch.object(taking_out, "finish_erasures", lambda by: 0):
        yield begun


@contextmanager
def keys_in_it() -> Iterator[None]:
    def rows(model: Any, house: Any) -> Any:
        return WrappedKey.objects.order_by("pk") if model is WrappedKey else real_rows(model, house)

    with (
        patch.object(taking_out, "taken", lambda: [*real_taken(), WrappedKey]),
        patch.object(writing, "rows_of", rows),
    ):
        yield


@contextmanager
def ways_in_in_it() -> Iterator[None]:
    """Private links go along like any other table."""
    with (
        patch.object(taking_out, "taken", lambda: [*real_taken(), PrivateLink]),
        patch.object(writing, "columns", lambda model: list(model._meta.concrete_fields)),
    ):
        yield


@contextmanager
def an_hour_told_as_the_clock_on_the_wall() -> Iterator[None]:
    def told(field: Any, value: Any) -> Any:
        if isinstance(value, datetime):
            return value.astimezone(HERE).replace(tzinfo=None).isoformat(timespec="microseconds") + "+00:00"
        return real_told(field, value)

    with patch.object(cells, "told", told):
        yield


@contextmanager
def a_formula_as_it_is() -> Iterator[None]:
    plain = lambda value: "" if value is None else value if isinstance(value, str) else json.dumps(value)  # noqa: E731 - one line says it
    with patch.object(cells, "neutral", plain):
        yield


@contextmanager
def two_columns_of_a_sheet_swapped() -> Iterator[None]:
    real = cells.Sheet.add

    def swapped(self: cells.Sheet, row: dict[str, Any]) -> None:
        first, second = self.names[:2]
        real(self, row | {first: row[second], second: row[first]})

    with patch.object(cells.Sheet, "add", swapped):
        yield


@contextmanager
def open_to_everybody_on_the_machine() -> Iterator[None]:
    with patch.object(taking_out.os, "umask", lambda mask: 0o022):
        yield


@contextmanager
def a_dictionary_in_one_language() -> Iterator[None]:
    with patch.object(dictionary, "LANGUAGES", ("en",)):
        yield


# Each with the figure that must show it.
ON_THE_WAY_OUT: dict[Fault, str] = {
    a_table_forgotten: "tables_not_taken",
    the_last_contact_left_out: "rows_missing",
    a_seal_not_opened: "values_differing",
    one_persons_words_in_anothers_row: "values_differing",
    every_mail_empty: "values_differing",
    somebody_who_is_erased_in_it: "erased_in_it",
    keys_in_it: "secrets_in_it",
    ways_in_in_it: "secrets_in_it",
    an_hour_told_as_the_clock_on_the_wall: "values_differing",
    a_formula_as_it_is: "cells_differing",
    two_columns_of_a_sheet_swapped: "cells_differing",
    open_to_everybody_on_the_machine: "open_to_others",
    a_dictionary_in_one_language: "columns_not_described",
}


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
                row.hash = log.hash_of(row)
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
