"""A house of its own for a proof: made ready once, copied for each round, and lived in by a process with Django ready.

bin/prove puts up a shelf (PROOFS_SHELF), so that a house of each kind is made once and not once for each round.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from house.contracts import ROOT
from house.postgres import Cluster
from house.serving import MANAGE
from proofs.bounds import SHELF

TO_MAKE_READY = 240  # seconds, on a machine shared with others


class BrokeOff(RuntimeError):
    """What was played in the house ended before it could be told."""


def environment(data: Path, **more: str) -> dict[str, str]:
    """As an installation of its own would have it, and nothing of the one that may run beside."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SIDEOMSIDE_", "DJANGO_"))}
    ours = {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": str(data), "PYTHONPATH": str(ROOT)}
    return clean | ours | {"DJANGO_SETTINGS_MODULE": "sideomside.site.settings"} | more


@contextmanager
def empty_house(name: str) -> Iterator[Path]:
    """A folder with tables, keys and nobody in it; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"sideomside-{name}-") as folder:
        data = Path(folder) / "house"
        make_ready(data)
        yield data


@contextmanager
def moved_in(cluster: Cluster, name: str) -> Iterator[Path]:
    """The same on a PostgreSQL of one's own: its tables made as the owner, before the app moves in."""
    with empty_house(name) as data:
        around = cluster.environment()
        owner = {"SIDEOMSIDE_DATABASE": around["SIDEOMSIDE_OWNER_DATABASE"]}
        manage(data, "migrate", "--verbosity=0", **around | owner)
        manage(data, "migrate", "vault", "--database=keys", "--verbosity=0", **around | owner)
        manage(data, "createcachetable", "--verbosity=0", **around | owner)
        yield data


def make_ready(data: Path) -> None:
    """Tables and keys on SQLite, and nobody in it."""
    from_the_shelf("empty", data, lambda: manage(data, "prepare"))


def from_the_shelf(kind: str, data: Path, make: Callable[[], object]) -> None:
    """A copy of such a house where a shelf is put up; else it is made, and the first one made is put on the shelf."""
    shelf = os.environ.get(SHELF)
    if shelf and (Path(shelf) / kind).exists():
        shutil.copytree(Path(shelf) / kind, data, dirs_exist_ok=True)
        return
    make()
    if shelf:
        _put_on(Path(shelf), kind, data)


def _put_on(shelf: Path, kind: str, data: Path) -> None:
    """Whole or not at all: another proof may look at the shelf just now."""
    draft = shelf / f"{kind}.{os.getpid()}.{threading.get_ident()}"
    shutil.copytree(data, draft)
    try:
        draft.rename(shelf / kind)
    except OSError:  # somebody was faster
        shutil.rmtree(draft)


def manage(data: Path, *words: str, **more: str) -> str:
    """One of bin/manage's commands; what it said comes back."""
    done = subprocess.run(
        [*MANAGE, *words],
        env=environment(data, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=TO_MAKE_READY,
    )
    if done.returncode:
        raise BrokeOff(f"manage {' '.join(words)}: {done.stderr[-2000:]}")
    return done.stdout + done.stderr


def played(module: str, data: Path, *words: str, at_most: float, **more: str) -> dict[str, Any]:
    """`play(*words)` of a module of proofs, in a process of its own; its last line is what it found."""
    calls = f"from {module} import play; play(*sys.argv[1:])"
    return last_line(calls, environment(data, **more), *words, at_most=at_most)


def last_line(calls: str, around: dict[str, str], *words: str, at_most: float) -> dict[str, Any]:
    """What some Python prints last, as JSON, in a process with Django ready."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, django; django.setup(); {calls}", *words],
        env=around,
        capture_output=True,
        text=True,
        check=False,
        timeout=at_most,
    )
    if done.returncode:
        raise BrokeOff(f"{calls} {' '.join(words)}:\n{done.stderr[-4000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
