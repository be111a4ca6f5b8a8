"""The ways a database goes while the house runs, and the way it is merely slow."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from house.postgres import pick_up, put_down

HELD, LET_GO = 1.0, 0.2  # seconds, by turns


@contextmanager
def moved(file: Path) -> Iterator[None]:
    """The disk is not mounted: there is no file."""
    aside = file.with_name("elsewhere.sqlite3")
    file.rename(aside)
    try:
        yield
    finally:
        for left in file.parent.glob("db.sqlite3*"):
            left.unlink()
        aside.rename(file)


@contextmanager
def damaged(file: Path) -> Iterator[None]:
    """There is a file, and it is no database."""
    with moved(file):
        file.write_bytes(b"this is not a database " * 400)
        yield


@contextmanager
def stopped(superuser: str) -> Iterator[None]:
    data = put_down(superuser)
    try:
        yield
    finally:
        pick_up(data)


@contextmanager
def slow_to_write(file: Path) -> Iterator[None]:
    """Somebody else writes all the time; on SQLite whoever reads does not wait for that."""

    def take() -> Any:
        other = sqlite3.connect(file, timeout=60, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        return other

    with _by_turns(take):
        yield


@contextmanager
def slow_to_answer(owner: str) -> Iterator[None]:
    """The very first thing a page asks PostgreSQL for is held by somebody else, a second at a time."""

    def take() -> Any:
        other = psycopg.connect(owner)
        other.execute("LOCK TABLE people_organisation IN ACCESS EXCLUSIVE MODE")
        return other

    with _by_turns(take):
        yield


@contextmanager
def _by_turns(take: Callable[[], Any]) -> Iterator[None]:
    over, held = threading.Event(), threading.Event()

    def turns() -> None:
        while not over.is_set():
            other = take()
            held.set()
            over.wait(HELD)
            other.rollback()
            other.close()
            over.wait(LET_GO)

    other = threading.Thread(target=turns)
    other.start()
    held.wait(60)
    try:
        yield
    finally:
        over.set()
        other.join()
