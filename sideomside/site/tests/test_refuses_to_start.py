"""A real installation does not start unsafe: the web server's own way in, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connections

from sideomside.site.doctor import stores

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
LET_IN = "sideomside_let_in"  # a role the throw-away server takes at its word


def started(tmp_path: Path, **real: str) -> subprocess.CompletedProcess[str]:
    """Sound, but for what is said."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SIDEOMSIDE_", "DJANGO_"))}
    settings = {"SIDEOMSIDE_MODE": "production", "SIDEOMSIDE_HOSTS": "kaffe.test", "PYTHONPATH": str(ROOT)}
    settings |= {
        "SIDEOMSIDE_SECRET_KEY": "made up for a test, long enough, and thrown away",
        "SIDEOMSIDE_DATA": str(tmp_path / "words"),
        "SIDEOMSIDE_MASTER_KEY_FILE": str(tmp_path / "keys" / "master.key"),
        "SIDEOMSIDE_KEYS_FILE": str(tmp_path / "keys" / "keys.sqlite3"),
    }
    return subprocess.run(
        [sys.executable, "-c", "import sideomside.site.wsgi"],
        env=clean | settings | real,
        capture_output=True,
        text=True,
    )


def on_the_server(tmp_path: Path, words: str, keys: str = "") -> subprocess.CompletedProcess[str]:
    """The throw-away server has every role a real one has."""
    return started(
        tmp_path,
        SIDEOMSIDE_DATABASE=_in_this_database(words),
        SIDEOMSIDE_KEYS_DATABASE=keys or os.environ["SIDEOMSIDE_KEYS_DATABASE"],
    )


def test_a_sound_one_starts_and_not_with_the_demos_secret(tmp_path: Path) -> None:
    done = started(tmp_path)
    assert done.returncode == 0, done.stderr
    demo = "only-for-demo-and-tests-never-in-production"
    assert "ImproperlyConfigured" in started(tmp_path, SIDEOMSIDE_SECRET_KEY=demo).stderr


@pytest.mark.parametrize(
    ("setting", "file", "told"),
    [
        ("SIDEOMSIDE_MASTER_KEY_FILE", "keys/master.key", "The master key lies in the data folder"),
        ("SIDEOMSIDE_KEYS_FILE", "keys/keys.sqlite3", "Keys and words lie in one place"),
    ],
)
def test_keys_beside_the_words_are_not_started_with(
    setting: str, file: str, told: str, tmp_path: Path
) -> None:
    done = started(tmp_path, **{setting: str(tmp_path / "words" / file)})
    assert done.returncode and told in done.stderr, done.stderr


@pytest.mark.postgres
def test_production_starts_as_the_app_and_never_as_superuser_or_owner(tmp_path: Path) -> None:
    for role, word in (
        ("TEST_SUPERUSER", "superuser"),
        ("OWNER_DATABASE", "owns the tables"),
        ("DATABASE", ""),
    ):
        done = on_the_server(tmp_path, os.environ[f"SIDEOMSIDE_{role}"])
        assert (word in done.stderr) if word else done.returncode == 0, done.stderr


@pytest.mark.postgres
def test_nor_with_the_keys_opened_by_the_role_of_the_words(tmp_path: Path) -> None:
    words = os.environ["SIDEOMSIDE_DATABASE"]
    done = on_the_server(tmp_path, words, keys=words)
    assert done.returncode and "Keys and words lie in one place" in done.stderr, done.stderr


@pytest.fixture
def let_in() -> Iterator[str]:
    """pg_hba.conf says `trust` for one role, made for this and gone again afterwards."""
    with psycopg.connect(os.environ["SIDEOMSIDE_TEST_SUPERUSER"], autocommit=True) as server:
        [(place,)] = server.execute("SHOW hba_file").fetchall()
        before = Path(place).read_text()
        server.execute(f"CREATE ROLE {LET_IN} LOGIN")
        Path(place).write_text(f"host all {LET_IN} 127.0.0.1/32 trust\n{before}")
        server.execute("SELECT pg_reload_conf()")
        yield os.environ["SIDEOMSIDE_DATABASE"].replace("//sideomside_app:", f"//{LET_IN}:")
        Path(place).write_text(before)
        server.execute("SELECT pg_reload_conf()")
        server.execute(f"DROP ROLE {LET_IN}")


@pytest.mark.postgres
def test_nor_where_postgresql_lets_anybody_in(tmp_path: Path, let_in: str) -> None:
    told = "PostgreSQL opens the default database without asking for a password."
    done = on_the_server(tmp_path, let_in)
    assert done.returncode and told in done.stderr, done.stderr


@pytest.mark.postgres
def test_the_app_role_passes_and_the_server_asks_for_a_password() -> None:
    assert list(stores.roles()) == []
    assert list(stores.passwords_asked_for()) == []


def _in_this_database(url: str) -> str:
    """Where the tables of this worker's tests stand."""
    return f"{url.rpartition('/')[0]}/{connections['default'].settings_dict['NAME']}"
