"""A real house for proofs: its own temporary folder, web server and worker on loopback, and a Chromium to look with.

    with running_site() as site, site.browser() as browser:
        page = site.window(browser, javascript=False).new_page()
        page.goto("/")

Everything is gone afterwards, and no running site's data is ever touched.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from house.needs import CHROMIUM, POSTGRES
from house.postgres import throwaway
from house.serving import MANAGE, ROOT, free_port, start_web, start_worker, stop, wait_until_it_answers
from proofs.frame import CannotRun
from proofs.own_house import from_the_shelf, make_ready
from tests.browsing import a_browser, a_window

COMMAND_AT_MOST = 900  # seconds; a whole demo on a busy machine took more than five minutes
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True)
class Site:
    """A running house: where it answers, what it keeps, and a way to give it commands."""

    url: str
    data: Path
    environment: dict[str, str]

    @property
    def mailbox(self) -> Path:
        """The folder in which letters land instead of leaving."""
        return self.data / "mailbox"

    def manage(self, *words: str, given: bytes = b"") -> bytes:
        """One of bin/manage's commands, with something on its standard input; what it printed comes back."""
        done = subprocess.run(
            [*MANAGE, *words],
            env=self.environment,
            input=given,
            capture_output=True,
            check=False,
            timeout=COMMAND_AT_MOST,
        )
        if done.returncode:
            raise RuntimeError(f"manage {' '.join(words)} failed: {done.stderr.decode(errors='replace')}")
        return done.stdout

    def browser(self) -> AbstractContextManager[Any]:
        if not CHROMIUM.is_here():
            raise CannotRun("Chromium")
        return a_browser()

    def window(self, browser: Any, **wishes: Any) -> Any:
        """A window without history: wide=True, javascript=False, dark=True, language="en"."""
        return a_window(browser, self.url, **wishes)


@contextmanager
def running_site(
    *, demo: bool = True, worker: bool = True, postgres: bool = False, house: Path = ROOT
) -> Iterator[Site]:
    """A house in demo mode on SQLite (or on a throw-away PostgreSQL), with the demo programme or empty.

    It is made ready by the code as it stands; then the package in `house` runs it.
    """
    with tempfile.TemporaryDirectory(prefix="sideomside-stage-") as folder, _database(postgres) as database:
        port = free_port()
        environment = _environment(Path(folder), port, database)
        site = Site(f"http://127.0.0.1:{port}", Path(folder), environment)
        _prepare(site, demo=demo)
        environment["PYTHONPATH"] = str(house)
        with (Path(folder) / "log").open("wb") as log:
            running = [start_web(port, environment, log.fileno(), house)]
            running += [start_worker(environment, log.fileno())] if worker else []
            try:
                if not wait_until_it_answers(f"{site.url}/", running):
                    raise RuntimeError(
                        f"the house did not answer:\n{(Path(folder) / 'log').read_text()[-2000:]}"
                    )
                yield site
            finally:
                stop(running)


def _prepare(site: Site, *, demo: bool) -> None:
    """On SQLite a copy of the first that was made today: the demo tells of today and tomorrow."""

    def make() -> None:
        make_ready(site.data)
        _move_in(site, demo=demo)

    if owner := site.environment.get("SIDEOMSIDE_OWNER_DATABASE"):
        as_owner = Site(site.url, site.data, site.environment | {"SIDEOMSIDE_DATABASE": owner})
        as_owner.manage("migrate", "--verbosity=0")
        as_owner.manage("migrate", "vault", "--database=keys", "--verbosity=0")
        as_owner.manage("createcachetable", "--verbosity=0")
        _move_in(site, demo=demo)
    else:
        kind = "demo" if demo else "nobody's"
        from_the_shelf(f"{kind} {datetime.now(COPENHAGEN).date()}", site.data, make)


def _move_in(site: Site, *, demo: bool) -> None:
    for step in ("prepare", "demo") if demo else ("prepare",):
        site.manage(step)


def _environment(data: Path, port: int, database: dict[str, str]) -> dict[str, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SIDEOMSIDE_", "DJANGO_"))}
    ours = {
        "SIDEOMSIDE_MODE": "demo",
        "SIDEOMSIDE_DATA": str(data),
        "SIDEOMSIDE_LINK_BASE": f"http://127.0.0.1:{port}",
        "PYTHONPATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    return clean | ours | database


@contextmanager
def _database(postgres: bool) -> Iterator[dict[str, str]]:
    if not postgres:
        yield {}
        return
    if not POSTGRES.is_here():
        raise CannotRun("PostgreSQL 15 or newer")
    with throwaway(durable=True) as cluster:
        yield cluster.environment()
