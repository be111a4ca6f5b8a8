"""A long measurement may be stopped: what was found out about this very house is kept, and the next run goes on there.

The folder is named by everything that is run or read; one changed line, and it begins anew.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from proofs.noticing.changes import Change

READ = ("sideomside", "tests", "house", "proofs/noticing", "conftest.py", "pyproject.toml")
NOT_READ = {"__pycache__", "evidence"}
MADE = {".mo", ".pyc"}


class Kept:
    """Passes that ended well, and what became of each change."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._answers = folder, folder / "answers"

    def has_ended(self, name: str) -> bool:
        return (self.folder / f"{name}.ended").exists()

    def end(self, name: str) -> None:
        (self.folder / f"{name}.ended").touch()

    def answer(self, change: Change) -> bool | None:
        return self._all().get(_name(change))

    def keep(self, change: Change, answer: bool) -> None:
        with self._answers.open("a") as file:
            file.write(json.dumps([_name(change), answer]) + "\n")

    def _all(self) -> dict[str, bool]:
        return dict(map(json.loads, self._answers.read_text().splitlines())) if self._answers.exists() else {}


@contextmanager
def kept(root: Path, *, across_runs: bool) -> Iterator[Kept]:
    if not across_runs:
        with TemporaryDirectory(prefix="sideomside-tested-") as name:
            yield Kept(Path(name))
        return
    shelf = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sideomside"
    folder = shelf / f"tested-{_mark(root)}"
    for other in shelf.glob("tested-*"):
        if other != folder:
            rmtree(other)
    folder.mkdir(parents=True, exist_ok=True)
    yield Kept(folder)


def _mark(root: Path) -> str:
    whole = sha256()
    for path in sorted(one for name in READ for one in _files(root / name)):
        whole.update(f"{path.relative_to(root)}\n".encode() + sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for one in path.rglob("*"):
        if one.is_file() and one.suffix not in MADE and not NOT_READ & set(one.parts):
            yield one


def _name(change: Change) -> str:
    return sha256(f"{change.file}\n{change.code}".encode()).hexdigest()
