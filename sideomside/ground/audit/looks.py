"""Looks are written when the page is done: whoever acts holds the log after everything else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

Write = Callable[[], object]
_held: ContextVar[list[Write] | None] = ContextVar("looks", default=None)


@contextmanager
def written_last() -> Iterator[None]:
    """While a page is made, looks wait; a page that fell shows nothing, and nobody has looked."""
    held: list[Write] = []
    token = _held.set(held)
    try:
        yield
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
