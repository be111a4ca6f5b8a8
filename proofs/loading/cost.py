"""What one opening of a page costs: questions, steps in SQLite, words unsealed, bytes, and time on the processor.

The first four are counted, so that they are the same on every machine; only the last is measured, the page and an
empty one by turns.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from unittest.mock import patch

from django.db import connections
from django.test import Client

from proofs.loading import empty
from sideomside.ground.vault import fields

BOTH = ("default", "keys")
SLOW = 2.0  # seconds: a page that takes so long is timed once, since its figure is known well enough
A_HUNDRED = 100  # SQLite tells of its steps by the hundred
COUNTS = ("questions", "steps", "unsealed", "size")


@dataclass
class Counted:
    """One opening, without a clock."""

    status: int = 0
    questions: int = 0
    steps: int = 0
    unsealed: int = 0
    size: int = 0
    searched: dict[str, int] = field(default_factory=dict)  # by question, its steps


@dataclass
class Cost:
    """The least counted of two openings, and every measured one beside an empty page."""

    counted: Counted
    works: list[float] = field(default_factory=list)
    walls: list[float] = field(default_factory=list)
    empties: list[float] = field(default_factory=list)
    served: list[float] = field(
        default_factory=list
    )  # as the next reader gets it, who may be handed a kept page
    own_token: bool = False  # something is left behind in a reader's browser

    @property
    def work(self) -> float:
        """Drawn anew, the least of several."""
        return min(self.works)


class Teller:
    """Opens pages, and an empty one between."""

    def __init__(self) -> None:
        self.bare = empty.bare()

    def cost(self, path: str, session: str, times: int) -> Cost:
        """The first opening fills what is kept, and writes who looked today; it is not counted."""
        first = measured(lambda: opened(path, session))
        if first[1] > SLOW:
            return self._of_a_slow_one(path, session, first)
        found = Cost(_least(counted(path, session), counted(path, session)))
        found.own_token = not session and leaves_something(path)
        for _turn in range(times):
            self._beside_nothing(found, session, path, measured(lambda: opened(path, session)))
        return found

    def _of_a_slow_one(self, path: str, session: str, first: tuple[float, float]) -> Cost:
        """Opened twice and not five times: beside so much, what only a first opening does is nothing."""
        self._touched(session)
        found = Cost(counted(path, session), own_token=not session and leaves_something(path))
        self._beside_nothing(found, session, path, first)
        return found

    def _beside_nothing(self, found: Cost, session: str, path: str, took: tuple[float, float]) -> None:
        work, wall = took
        found.works.append(work)
        found.walls.append(wall)
        found.empties.append(self._nothing())
        found.served.append(work if session else measured(lambda: opened(path, "", NOTHING))[0])

    def _touched(self, session: str) -> None:
        """A session is touched once a minute, which is none of the page's questions."""
        if session:
            with empty.only_that():
                opened(empty.OURS, session)

    def floor(self, session: str, times: int) -> float:
        """An empty page behind the door of those who work here, against one with nothing around it."""
        with empty.only_that():
            if opened(empty.OURS, session)[0] != 200:
                raise RuntimeError("the empty page behind our own door was not shown")
            ours = [measured(lambda: opened(empty.OURS, session))[0] for _turn in range(times)]
        return min(ours) / min(self._nothing() for _turn in range(times))

    def _nothing(self) -> float:
        with empty.only_that():
            return min(measured(self.bare)[0] for _turn in range(2))


SAME = Client(raise_request_exception=False)  # what stands around the pages is built once, as in a server
NOTHING: dict[str, str] = {}
# Whoever carries anything at all is handed nothing that was kept.
SOMETHING = {"anything": "at all"}


def opened(path: str, session: str, carrying: dict[str, str] = SOMETHING) -> tuple[int, int]:
    SAME.cookies = SimpleCookie({"session": session} if session else carrying)
    answer = SAME.get(path)
    body = b"".join(answer) if answer.streaming else answer.content
    return int(answer.status_code), len(body)


def leaves_something(path: str) -> bool:
    opened(path, "", NOTHING)
    return bool(SAME.cookies)


def counted(path: str, session: str) -> Counted:
    with _counting() as told:
        told.status, told.size = opened(path, session)
    return told


def measured(act: Callable[[], object]) -> tuple[float, float]:
    wall, work = time.perf_counter(), time.thread_time()
    act()
    return time.thread_time() - work, time.perf_counter() - wall


def _least(one: Counted, other: Counted) -> Counted:
    """A session is touched once a minute: what is asked only now and then is not what a page asks."""
    least = {name: min(getattr(one, name), getattr(other, name)) for name in COUNTS}
    return Counted(max(one.status, other.status), searched=other.searched, **least)


@contextmanager
def _counting() -> Iterator[Counted]:
    told = Counted()

    asked = [""]

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        told.questions += 1
        asked[0] = sql
        return execute(sql, params, many, context)

    def step() -> int:
        told.steps += A_HUNDRED
        told.searched[asked[0]] = told.searched.get(asked[0], 0) + A_HUNDRED
        return 0

    def unseal(*words: Any) -> bytes:
        told.unsealed += 1
        return before(*words)

    before = fields.unseal
    with ExitStack() as stack:
        stack.enter_context(patch.object(fields, "unseal", unseal))
        for name in BOTH:
            stack.enter_context(connections[name].execute_wrapper(note))
            stack.enter_context(_stepping(name, step))
        yield told


@contextmanager
def _stepping(name: str, step: Callable[[], int]) -> Iterator[None]:
    """Only SQLite counts what it does; on PostgreSQL the clock has to tell."""
    connection = connections[name]
    connection.ensure_connection()
    if connection.vendor != "sqlite":
        yield
        return
    connection.connection.set_progress_handler(step, A_HUNDRED)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)
