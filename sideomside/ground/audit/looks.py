"""Looks are written when the page is done: whoever acts holds the log after everything else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.db import connection

Write = Callable[[], object]
WriteAll = Callable[[list[Any]], object]
# A page, a piece of a recording, and a page that came back with what was typed: there is something to read.
SHOWN = {200, 206, 409, 422, 429}


class Held(list[Write]):
    """The looks of one page, until it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.together: dict[WriteAll, list[Any]] = {}

    def let_go_unless_shown(self, status: int) -> None:
        """Sent on, turned away or fallen: nobody has seen anything."""
        if status not in SHOWN:
            self.clear()
            self.together.clear()


_held: ContextVar[Held | None] = ContextVar("looks", default=None)


@contextmanager
def written_last() -> Iterator[Held]:
    """While a page is made, looks wait; a page that fell shows nothing, and nobody has looked."""
    held = Held()
    token = _held.set(held)
    try:
        yield held
    finally:
        _held.reset(token)
    for write in held if not connection.needs_rollback else []:
        write()


def when_done(write: Write) -> None:
    """Outside a page, at once."""
    held = _held.get()
    if held is None:
        write()
    else:
        held.append(write)


def done_together(write_all: WriteAll, look: Any) -> None:
    """Looks of one kind are written with as few questions for many as for one; outside a page, at once."""
    held = _held.get()
    if held is None:
        write_all([look])
        return
    if write_all not in held.together:
        held.together[write_all] = []
        held.append(partial(write_all, held.together[write_all]))
    held.together[write_all].append(look)
