"""What is left of words that were taken back: in answers, in their writer's own copy, in every cell of every table."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZipFile

from django.apps import apps
from django.db import connection, models

from proofs.withdrawing.looking import Answer, that_stand_in
from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.keys import KeyIsGone, forget_opened_keys
from sideomside.privacy import actions as privacy
from sideomside.stories.tests.cast import Cast


def tells(one: Answer, marks: Iterable[str]) -> list[str]:
    """What of it this answer tells. What was asked for stands in the question, and is told by nobody."""
    asked = re.search(r"[?&]q=(\w+)", one.at)
    heap = re.sub(asked.group(1).encode(), b"", one.whole) if asked else one.whole
    return that_stand_in([mark for mark in marks if mark not in one.at], heap)


def traces(answers: list[Answer], marks: list[str]) -> list[str]:
    return [f"{one.at} still tells {mark}" for one in answers for mark in tells(one, marks)]


def copied(cast: Cast, marks: list[str]) -> list[str]:
    """What its writer takes along of everything we know of them."""
    with ZipFile(BytesIO(privacy.take_copy(person=cast.ida, by=cast.as_ida))) as files:
        heap = b"".join(files.read(name) for name in files.namelist())
    return [f"the writer's own copy still tells {mark}" for mark in that_stand_in(marks, heap)]


def rows_that_tell(words: list[str]) -> Iterator[str]:
    """Every cell of every table, and everything sealed that the house can still open."""
    forget_opened_keys()
    for model in apps.get_models():
        sealed = [one.name for one in model._meta.concrete_fields if isinstance(one, SealedField)]
        for row in model._default_manager.all() if sealed else []:
            heap = " ".join(_opened(row, name) for name in sealed)
            yield from (f"{model._meta.label} still tells {word}" for word in words if word in heap)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            cells = b" ".join(_bytes(cell) for row in cursor for cell in row)
            yield from (f"{table} still tells {word}" for word in that_stand_in(words, cells))


def _bytes(cell: object) -> bytes:
    return bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()


def _opened(row: models.Model, name: str) -> str:
    try:
        return str(getattr(row, name))
    except KeyIsGone:
        return ""
