"""What takes hours may be stopped: what was found out about this very house is kept, and the next run goes on there.

The folder is named by everything that was read or run; one changed line, and it begins anew.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

MADE = {".mo", ".pyc"}


class Shelf:
    """Answers by name, each worked out once; several threads may ask."""

    def __init__(self, folder: Path) -> None:
        self._file, self._lock = folder / "answers", Lock()

    def once(self, name: str, ask: Callable[[], Any]) -> Any:
        known = self._all()
        if name in known:
            return known[name]
        found = ask()
        with self._lock, self._file.open("a") as file:
            file.write(json.dumps([name, found]) + "\n")
        return found

    def _all(self) -> dict[str, Any]:
        with self._lock:
            lines = self._file.read_text().splitlines() if self._file.exists() else []
        return dict(json.loads(line) for line in lines)


@contextmanager
def kept_between(name: str, root: Path, read: Sequence[str], *, across_runs: bool) -> Iterator[Shelf]:
    if not across_runs:
        with TemporaryDirectory(prefix=f"sideomside-{name}-") as folder:
            yield Shelf(Path(folder))
        return
    cupboard = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sideomside"
    here = cupboard / f"{name}-{_mark(root, read)}"
    for other in cupboard.glob(f"{name}-*"):
        if other != here:
            rmtree(other)
    here.mkdir(parents=True, exist_ok=True)
    yield Shelf(here)


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
