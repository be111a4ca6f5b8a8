"""The race at full size: an environment of its own, made once from a hashed list."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from proofs.frame import Stage
from proofs.its_own import python_with

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = Path(__file__).with_name("rivals.lock")


class Track:
    """Where the race is run: a Python with the rivals in it, and a folder for the instances."""

    def __init__(self, python: Path, folder: Path, stage: Stage) -> None:
        self.python, self.folder, self.stage = python, folder, stage

    def ours(self, *words: str, plain: bool = False, limit: float = 1800) -> dict[str, Any]:
        """One task of ours; `plain` runs it where there is no numba."""
        python = Path(sys.executable) if plain else self.python
        return self._told("proofs.choosing.ours", words, limit, python) or {}

    def rival(self, name: str, size: str, runs: int, limit: float) -> dict[str, Any] | None:
        """None when it was not done within the limit."""
        file = self.folder / f"{size}.npz"
        return self._told("proofs.choosing.rivals", (name, str(file), str(runs)), limit, self.python)

    def _told(self, module: str, words: tuple[str, ...], limit: float, python: Path) -> dict[str, Any] | None:
        command = [str(python), "-m", module, *words]
        try:
            done = subprocess.run(
                command, cwd=ROOT, env=_alone(), capture_output=True, text=True, check=False, timeout=limit
            )
        except subprocess.TimeoutExpired:
            self.stage.say(f"{module.rpartition('.')[2]} {' '.join(words[:2])}: not done after {limit:.0f} s")
            return None
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}\n{done.stderr[-2000:]}")
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        self.stage.say(f"{module.rpartition('.')[2]} {' '.join(words[:2])}: {_short(found)}")
        return found


@contextmanager
def track(stage: Stage) -> Iterator[Track]:
    """Raises CannotRun, and says which package, when the rivals cannot be had here."""
    with tempfile.TemporaryDirectory(prefix="sideomside-race-") as name:
        folder = Path(name)
        stage.say("the rivals, each checked against its hash when it was installed")
        yield Track(python_with(LOCK), folder, stage)


def _alone() -> dict[str, str]:
    """One thread each, so that CPU seconds mean the same for all."""
    one = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")}
    return {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(Path.home())} | one


def _short(found: dict[str, Any]) -> str:
    return ", ".join(
        f"{key} {round(each, 4) if isinstance(each, float) else each}" for key, each in found.items()
    )
