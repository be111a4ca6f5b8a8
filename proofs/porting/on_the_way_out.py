"""Ways to take a house out that look right until somebody holds the folder against the house."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from sideomside.ground.vault.models import Erasure, WrappedKey
from sideomside.ground.vault.walls import within
from sideomside.intake.models import InboundMail
from sideomside.people.models import Contact, Organisation, Person, PrivateLink
from sideomside.site.moving import (
    cells,
    dictionary,
    tables,
    taking_out,
    writing,
)

Fault = Callable[[], Any]
HERE = ZoneInfo("Europe/Copenhagen")
real_told, real_opened = cells.told, cells.opened
real_rows, real_taken = tables.rows_of, tables.taken


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
    with patch.object(taking_out, "finish", lambda organisation_id: None):
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
    def plain(value: Any) -> str:
        return "" if value is None else value if isinstance(value, str) else json.dumps(value)

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
