"""Tools a proof needs and the product does not: installed in an environment of their own, from a hashed list."""

import subprocess
import sys
from pathlib import Path

from proofs.frame import CannotRun


def python_with(lock: Path, folder: Path) -> Path:
    """A Python with what the list names and nothing else. CannotRun says what could not be had here."""
    python = folder / "env/bin/python"
    for words in (
        [sys.executable, "-m", "venv", str(folder / "env")],
        [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
        + ["--require-hashes", "--no-deps", "-r", str(lock)],
    ):
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=1200)
        if done.returncode:
            raise CannotRun(f"{lock.name} could not be installed: {done.stderr.strip()[-300:]}")
    return python
