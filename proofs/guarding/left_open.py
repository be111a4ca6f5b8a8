"""Words left where nobody sealed them: planted one at a time into a house that is at rest."""

# What is planted takes the place of a method on purpose.
# mypy: disable-error-code="method-assign, assignment, attr-defined, misc"

import logging
import os
import tempfile
from collections.abc import Callable

import psycopg
from django.conf import settings
from django.db import connection

from proofs.guarding.scanning import BEGINS
from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.sessions import JSONSerializer, SessionStore
from sideomside.ground.vault.walls import within
from sideomside.people.models import Person
from tests.people import House


def a_field_in_clear(house: House) -> None:
    real = SealedField.pre_save
    SealedField.pre_save = lambda self, row, add: self.to_bytes(getattr(row, self.attname))
    try:
        with within(house.organisation.id):
            Person(name=f"{BEGINS}klar").save(force_insert=True)
    finally:
        SealedField.pre_save = real


def a_session_in_clear(house: House) -> None:
    real = SessionStore.encode
    SessionStore.encode = lambda self, held: JSONSerializer().dumps(held).decode()
    try:
        session = SessionStore()
        session["typed"] = f"{BEGINS}session"
        session.create()
    finally:
        SessionStore.encode = real


def an_index_of_words(house: House) -> None:
    """Somebody wanted to search faster."""
    _as_who_may_make_tables(
        "CREATE TABLE words_index (words text)", f"INSERT INTO words_index VALUES ('{BEGINS}indeks')"
    )


def a_copy_in_the_temporary_folder(house: House) -> None:
    with tempfile.NamedTemporaryFile(dir=settings.DATA, prefix="upload", delete=False) as kept:
        kept.write(f"{BEGINS}fil".encode("utf-16-le"))


def words_in_a_log(house: House) -> None:
    logging.getLogger("sideomside.intake").error("could not file: %s", f"{BEGINS}log")


def _as_who_may_make_tables(*lines: str) -> None:
    owner = os.environ.get("SIDEOMSIDE_OWNER_DATABASE")
    if not owner:
        with connection.cursor() as cursor:
            for line in lines:
                cursor.execute(line)
        return
    with psycopg.connect(owner, autocommit=True) as made:
        for line in lines:
            made.execute(line)


LEAKS: list[Callable[[House], None]] = [
    a_field_in_clear,
    a_session_in_clear,
    an_index_of_words,
    a_copy_in_the_temporary_folder,
    words_in_a_log,
]
