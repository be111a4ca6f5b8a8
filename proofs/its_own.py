"""Tools a proof needs and the product does not: in an environment of their own, made once from a hashed list."""

import fcntl
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from proofs.frame import CannotRun

AT_MOST = 1200  # seconds, for each of the two steps


def python_with(lock: Path) -> Path:
    """A Python with what the list names and nothing else. CannotRun says what could not be had here.

    It is kept until the list changes: two proofs that ask at once make it once.
    """
    folder = _shelf() / f"{lock.stem}-{sha256(lock.read_bytes()).hexdigest()[:16]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f"{folder.name}.lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        if not (folder / "whole").exists():
            _make(folder, lock)
            (folder / "whole").touch()
    return folder / "bin/python"


def _shelf() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sideomside"


def _make(folder: Path, lock: Path) -> None:
    for words in (
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        [str(folder / "bin/python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        + ["--no-input", "--require-hashes", "--no-deps", "-r", str(lock)],
    ):
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=AT_MOST)
        if done.returncode:
            raise CannotRun(f"{lock.name} could not be installed: {done.stderr.strip()[-300:]}")
