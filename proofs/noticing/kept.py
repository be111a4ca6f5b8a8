"""A long measurement may be stopped: what was found out about this very house is kept, and the next run goes on there.

The folder is named by everything that is run or read; one changed line, and it begins anew.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from proofs.kept_between import cupboard
from proofs.noticing.changes import Change


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
    if across_runs:
        yield Kept(cupboard("tested", root))
        return
    with TemporaryDirectory(prefix="sideomside-tested-") as name:
        yield Kept(Path(name))


def _name(change: Change) -> str:
    return sha256(f"{change.file}\n{change.code}".encode()).hexdigest()
