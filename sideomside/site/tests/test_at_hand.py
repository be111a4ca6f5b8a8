"""Where to call is told at once while PostgreSQL is away; everybody else may wait for it to come back."""

from collections.abc import Iterator
from types import SimpleNamespace

import psycopg
import pytest
from django.db import connection
from django.test import Client
from psycopg_pool import PoolTimeout

from sideomside.site.at_hand import PATIENCE
from tests.people import build_house

pytestmark = pytest.mark.django_db


class Pool:
    """One that has nothing to give, and remembers how long somebody would have waited."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    def open(self) -> None: ...

    def getconn(self, timeout: float) -> None:
        self.asked.append(timeout)
        raise connection.Database.OperationalError("nothing to give")

    def putconn(self, _one: object) -> None: ...


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """As before the first question of a request: no connection is held yet."""
    pool = Pool()
    bare = SimpleNamespace(pool=pool, connection=None, wrap_database_errors=connection.wrap_database_errors)
    monkeypatch.setattr("sideomside.site.at_hand.connection", bare)
    return pool


@pytest.mark.parametrize(
    "page", ["/hvis-det-haster/", "/en/hvis-det-haster/", "/bekymret/", "/sundet/hvis-det-haster/"]
)
def test_where_to_call_waits_for_no_database(empty: Pool, page: str) -> None:
    build_house("København")
    answer = Client().get(page)
    assert answer.status_code == 200 and 'href="tel:112"' in answer.content.decode()
    assert empty.asked and set(empty.asked) == {PATIENCE}


def test_everybody_else_is_as_patient_as_before(empty: Pool) -> None:
    build_house("København")
    assert Client().get("/skriv/").status_code == 200 and empty.asked == []


def test_with_a_connection_at_hand_the_page_is_drawn_as_always(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    pool = SimpleNamespace(open=lambda: None, getconn=lambda timeout: "one", putconn=given.append)
    bare = SimpleNamespace(pool=pool, connection=None, wrap_database_errors=connection.wrap_database_errors)
    monkeypatch.setattr("sideomside.site.at_hand.connection", bare)
    build_house("København")
    assert Client().get("/hvis-det-haster/").status_code == 200 and given == ["one"]


def test_a_pool_that_has_given_up_is_an_error_of_its_database() -> None:
    """Which is how the door knows it."""
    assert issubclass(PoolTimeout, psycopg.OperationalError)
