"""What is tried on a house that is not the same afterwards: in a child of its own. And rows that share nothing."""

import json
import os
from collections.abc import Callable, Iterable
from datetime import time
from typing import Any
from uuid import uuid4

from django.db import connections, models

from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.privacy.tests.rows import Builder


class Apart(Builder):
    """Columns that nobody may share hold something of their own."""

    def _anything(self, field: models.Field) -> tuple[str, Any]:
        if isinstance(field, models.CharField) and not field.choices:
            return field.attname, uuid4().hex[: min(32, field.max_length or 32)]
        if isinstance(field, models.BinaryField):
            return field.attname, b"dots"
        if isinstance(field, models.TimeField):
            return field.attname, time(16 if field.name == "closes" else 13)
        return super()._anything(field)


def in_children(work: Iterable[Callable[[], Any]]) -> list[Any]:
    """All at once; what each found comes back as JSON. A child opens connections of its own."""
    connections.close_all()
    started = [_begun(one) for one in work]
    told = []
    for child, ear in started:
        with os.fdopen(ear) as heard:
            said = heard.read()
        os.waitpid(child, 0)
        told.append(json.loads(said))
    return told


def in_a_child(work: Callable[[], Any]) -> Any:
    return in_children([work])[0]


def _begun(one: Callable[[], Any]) -> tuple[int, int]:
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        _end_with(one, mouth)
    os.close(mouth)
    return child, ear


def _end_with(one: Callable[[], Any], mouth: int) -> None:
    status = 1
    try:
        forget_opened_keys()
        with os.fdopen(mouth, "w") as out:
            json.dump(one(), out)
        status = 0
    finally:
        os._exit(status)
