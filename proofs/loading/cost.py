"""What one opening of a page costs: questions to both databases, and time on the processor."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connections
from django.test import Client, override_settings

from proofs.loading.empty import AROUND

BOTH = ("default", "keys")
EMPTY = 60  # openings of the empty page


@dataclass(frozen=True)
class Cost:
    """Questions of one opening; seconds on the processor, the least of several."""

    status: int
    questions: int
    work: float


def cost(path: str, session: str, times: int) -> Cost:
    """The first opening fills what is kept, and writes who looked today; it is not counted."""
    opened(path, session)
    with _counting() as asked:
        status = opened(path, session)
    return Cost(status, len(asked), min(_worked(lambda: opened(path, session)) for _ in range(times)))


def opened(path: str, session: str) -> int:
    client = Client(raise_request_exception=False)
    if session:
        client.cookies["session"] = session
    answer = client.get(path)
    b"".join(answer) if answer.streaming else answer.content
    return int(answer.status_code)


def least_of_all() -> float:
    """Seconds an empty page takes with what a new project of the framework puts around it."""
    with override_settings(MIDDLEWARE=AROUND, ROOT_URLCONF="proofs.loading.empty"):
        opened("/tom/", "")
        return median(_worked(lambda: opened("/tom/", "")) for _ in range(EMPTY))


@contextmanager
def _counting() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for name in BOTH:
            stack.enter_context(connections[name].execute_wrapper(note))
        yield asked


def _worked(act: Callable[[], object]) -> float:
    begun = time.thread_time()
    act()
    return time.thread_time() - begun
