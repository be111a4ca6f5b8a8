"""What takes hours may be stopped: what was found out about this very house is kept, and the next run goes on there.

The folder is named by everything that is run or read, so that one changed line begins anew; and when the oldest of what
is told was found out is told besides.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

EVERYTHING = ("sideomside", "tests", "house", "proofs", "conftest.py", "pyproject.toml") + (
    "requirements.lock",
    "requirements-dev.lock",
)
MADE = {".mo", ".pyc"}


class Shelf:
    """Answers by name, each worked out once; several threads may ask."""

    def __init__(self, folder: Path) -> None:
        self._file, self._lock = folder / "answers", Lock()

    def once(self, name: str, ask: Callable[[], Any]) -> Any:
        known = self._all()
        if name in known:
            return known[name][1]
        found = ask()
        line = json.dumps([name, datetime.now(UTC).isoformat(timespec="minutes"), found])
        with self._lock, self._file.open("a") as file:
            file.write(f"\n{line}")
        return found

    def since(self) -> str:
        """When the oldest answer was found out."""
        return min((at for at, _found in self._all().values()), default="")

    def _all(self) -> dict[str, tuple[str, Any]]:
        """A line torn by a sudden end is no answer."""
        with self._lock:
            lines = self._file.read_text().splitlines() if self._file.exists() else []
        found = {}
        for line in lines:
            with suppress(ValueError):
                name, at, told = json.loads(line)
                found[name] = (at, told)
        return found


@contextmanager
def kept_between(
    name: str, root: Path, *, across_runs: bool, read: Sequence[str] = EVERYTHING
) -> Iterator[Shelf]:
    if not across_runs:
        with TemporaryDirectory(prefix=f"sideomside-{name}-") as folder:
            yield Shelf(Path(folder))
        return
    yield Shelf(cupboard(name, root, read))


def cupboard(name: str, root: Path, read: Sequence[str] = EVERYTHING) -> Path:
    """Only the newest house has one."""
    shelf = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sideomside"
    here = shelf / f"{name}-{_mark(root, read)}"
    for other in shelf.glob(f"{name}-*"):
        if other != here:
            rmtree(other)
    here.mkdir(parents=True, exist_ok=True)
    return here


def _mark(root: Path, read: Sequence[str]) -> str:
    whole = sha256()
    for path in sorted(one for name in read for one in _files(root / name)):
        whole.update(f"{path.relative_to(root)}\n".encode() + sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for one in path.rglob("*"):
        if one.is_file() and one.suffix not in MADE and "__pycache__" not in one.parts:
            yield one
