"""A changed house, and whether its tests notice: those that run the changed line, in a copy of the house."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from proofs.noticing.changes import Change

COPIED = ("sideomside", "tests", "house", "proofs", "docs", "conftest.py", "pyproject.toml")
FIRST = 8  # most changes are noticed by a few of the tests that run the line
AT_MOST = 300  # seconds; a change that makes a test run for ever is noticed too


@contextmanager
def copy_of(root: Path) -> Iterator[Path]:
    with TemporaryDirectory(prefix="sideomside-changed-") as name:
        place = Path(name)
        for what in COPIED:
            if (root / what).is_dir():
                shutil.copytree(root / what, place / what, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(root / what, place / what)
        yield place


def noticed(place: Path, change: Change, tests: list[str]) -> bool:
    """Whether a test says no. A line that no test runs is a change nobody notices."""
    if not tests:
        return False
    path = place / change.file
    before = path.read_text()
    path.write_text(change.code)
    try:
        return any(_say_no(place, some) for some in (tests[:FIRST], tests[FIRST:]) if some)
    finally:
        path.write_text(before)


def _say_no(place: Path, tests: list[str]) -> bool:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIDEOMSIDE_")}
    data = place / "data"
    data.mkdir(exist_ok=True)
    mode = {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": str(data), "PYTHONDONTWRITEBYTECODE": "1"}
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=no"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *quiet, *tests],
            cwd=place,
            env=kept | mode | {"PYTHONPATH": str(place)},
            capture_output=True,
            check=False,
            timeout=AT_MOST,
        )
    except subprocess.TimeoutExpired:
        return True
    # 5: none of them belongs to this pass, so none of them said anything.
    return done.returncode not in {0, 5}
