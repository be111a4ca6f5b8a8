"""What every test stands on: both databases, a master key, no way out to the network, and a browser when asked."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from sideomside.ground.vault.keyring import make_master_key
from sideomside.ground.vault.keys import forget_opened_keys
from sideomside.ground.vault.walls import organisation_or_none
from sideomside.site.management.commands.prepare import compile_translations
from tests.browsing import a_browser, a_window
from tests.databases import is_postgres, put_back, test_databases

NEEDS_A_DATABASE = {"django_db", "postgres", "browser", "deployment"}


def pytest_configure(config: pytest.Config) -> None:
    """Danish is compiled once, by the process that hands out the tests."""
    if not hasattr(config, "workerinput"):
        compile_translations(settings.PACKAGE)
        translation_file_changed(None, Path("just-compiled.mo"))  # what was read before is read again


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Danish is compiled once, before the workers start."""
    if not hasattr(session.config, "workerinput"):
        compile_translations(settings.PACKAGE)
        translation_file_changed(None, Path("just-compiled.mo"))  # what was read before is read again


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """A test that uses the database uses both: people's words and their keys never lie together."""
    fixtures = set(getattr(item, "fixturenames", ()))
    for mark in item.iter_markers("django_db"):
        mark.kwargs.setdefault("databases", "__all__")
    if fixtures & {"db", "transactional_db", "live_server"} and not item.get_closest_marker("django_db"):
        item.add_marker(pytest.mark.django_db(databases="__all__"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What belongs to another pass of bin/test is left out here: the other database, and by default the browser.

    What uses no database says the same twice, and is asked once: in the pass on SQLite.
    """
    others = {"sqlite" if is_postgres() else "postgres"}
    if not config.option.markexpr:
        others |= {"browser", "deployment"}
    gone = {item for item in items if others & {mark.name for mark in item.iter_markers()}}
    if is_postgres():
        gone |= {item for item in items if not NEEDS_A_DATABASE & {mark.name for mark in item.iter_markers()}}
    config.hook.pytest_deselected(items=[item for item in items if item in gone])
    items[:] = [item for item in items if item not in gone]


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    make_master_key(settings.MASTER_KEY_FILE)
    with django_db_blocker.unblock(), test_databases(os.environ.get("PYTEST_XDIST_WORKER", "alone")):
        yield


@pytest.fixture(autouse=True)
def _keys_in_the_cupboard() -> Iterator[None]:
    """Opened keys of one test's organisations never meet the next test."""
    yield
    forget_opened_keys()


@pytest.fixture(autouse=True)
def _danish_to_begin_with() -> Iterator[None]:
    """An English page in one test never makes the next one English."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests talk to this machine only."""
    connect = socket.socket.connect

    def at_home(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise RuntimeError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", at_home)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with a_browser() as one:
        yield one


@pytest.fixture
def window(browser: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Open a page of the running house: window(), window(wide=True, javascript=False, language="en")."""
    opened = []

    def open_one(**wishes: Any) -> Any:
        # On PostgreSQL whatever is made inside within(...) is seen by nobody else until we leave.
        assert organisation_or_none() is None, "leave within(...) before you open a window"
        context = a_window(browser, live_server.url, **wishes)
        opened.append(context)
        return context.new_page()

    yield open_one
    for context in opened:
        context.close()


# The app role may not truncate, and the log refuses to shrink: committed tests are put back another way.
TransactionTestCase._fixture_teardown = lambda self: put_back()
