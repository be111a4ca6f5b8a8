"""What several rooms ask while one page is drawn is asked once.

Kept by question and viewer, inside one organisation, for the length of one look; nobody else's page ever meets it. It
is thrown away as soon as anything is written, and a page that is sent keeps nothing from the start.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection

from sideomside.ground.vault.walls import organisation_or_none

Words = ParamSpec("Words")
Found = TypeVar("Found")
Kept = dict[tuple[Any, ...], Any]

_page: ContextVar[Kept | None] = ContextVar("asked_once", default=None)
ASKS = ("SELECT", "EXPLAIN")


@contextmanager
def one_look() -> Iterator[None]:
    """While one page is drawn, and nothing is sent."""
    kept: Kept = {}
    token = _page.set(kept)
    try:
        with connection.execute_wrapper(_thrown_away_when_written(kept)):
            yield
    finally:
        _page.reset(token)


def asked_once(ask: Callable[Words, Found]) -> Callable[Words, Found]:
    """What comes back is shared by all who ask on the page: nobody changes it."""

    @wraps(ask)
    def asked(*args: Words.args, **more: Words.kwargs) -> Found:
        kept = _page.get()
        if kept is None:
            return ask(*args, **more)
        key = (ask, organisation_or_none(), args, tuple(sorted(more.items())))
        if key not in kept:
            kept[key] = ask(*args, **more)
        found: Found = kept[key]
        return found

    return asked


def _thrown_away_when_written(kept: Kept) -> Callable[..., Any]:
    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith(ASKS):
            kept.clear()
        return execute(sql, *rest)

    return note
