"""A house to try: its own folder and keys, on SQLite or on a throw-away PostgreSQL as the app role."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from house.needs import POSTGRES
from house.postgres import throwaway
from house.serving import MANAGE
from proofs.frame import CannotRun
from proofs.own_house import environment, last_line, make_ready

MADE_READY_WITHIN = 300  # seconds
Environment = dict[str, str]


@contextmanager
def stood_up(*, postgres: bool = False, durable: bool = False, mode: str = "test") -> Iterator[Environment]:
    """Migrated by the owner, empty, and gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="sideomside-guarded-") as folder:
        if not postgres:
            make_ready(Path(folder))
            around = _environment(Path(folder), {}, mode)
            if mode != "test":
                _manage(around, "prepare")  # what only this mode has besides the tables
            yield around
            return
        if not POSTGRES.is_here():
            raise CannotRun("PostgreSQL 15 or newer")
        with throwaway(durable=durable) as cluster:
            around = _environment(Path(folder), cluster.environment(), mode)
            _as_owner(around)
            yield around


def _as_owner(around: Environment) -> None:
    owner = around | {"SIDEOMSIDE_DATABASE": around["SIDEOMSIDE_OWNER_DATABASE"]}
    _manage(owner, "migrate", "--verbosity=0")
    _manage(owner, "migrate", "vault", "--database=keys", "--verbosity=0")
    _manage(owner, "createcachetable", "--verbosity=0")
    _manage(around, "prepare")


def play(module: str, around: Environment, *words: str, within: float) -> dict[str, Any]:
    """`play()` of one of the files here, in a process with Django ready; its last line is what it found."""
    return last_line(f"from proofs.guarding.{module} import play; play()", around, *words, at_most=within)


def _manage(around: Environment, *words: str) -> None:
    done = subprocess.run(
        [*MANAGE, *words],
        env=around,
        capture_output=True,
        text=True,
        check=False,
        timeout=MADE_READY_WITHIN,
    )
    if done.returncode:
        raise RuntimeError(f"manage {' '.join(words)} failed: {done.stderr[-2000:]}")


def _environment(data: Path, database: Environment, mode: str) -> Environment:
    base = "http://testserver"
    return environment(data, SIDEOMSIDE_MODE=mode, SIDEOMSIDE_LINK_BASE=base, **database)
