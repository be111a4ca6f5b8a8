"""A changed house, and whether its tests notice: those that run the changed line, in a copy of the house."""

import compileall
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from proofs.noticing.changes import Change

NOT_COPIED = (".git", ".venv", "artefacts", "__pycache__", ".mypy_cache", ".ruff_cache")
# Most changes are noticed by the first few of the tests that run the line, and many tests at once take long.
SHARES = (0, 8, 60, 120, 180, 240)  # what comes after is not asked
YES, NO, LATE = "yes", "no", "late"
# Seconds, and seconds of work: a change that makes a test run for ever is noticed too.
AT_MOST, WORK = 900, 300
WITHIN = ["/bin/sh", "-c", f'ulimit -t {WORK}; exec "$@"', "sh"]

# A change there may change what a migration does: then the databases are migrated anew.
MIGRATIONS_STAND_ON = re.compile(r"/(vault/(walls|fields|keys)|models)[/.]")
NEEDS_A_DATABASE = "sideomside/consent/tests/test_consent.py"
MOULD = "TESTS_MOULD"  # as tests/databases.py calls it
SAID_YES: set[tuple[str, ...]] = set()  # to the house as it is: asked once, since every copy is alike
SAID_NO = re.compile(r"^(?:FAILED|ERROR) ([^\s\[]+::[^\s\[]+)", re.MULTILINE)


@contextmanager
def copy_of(root: Path) -> Iterator[Path]:
    with TemporaryDirectory(prefix="sideomside-changed-") as name:
        place = Path(name) / "house"
        shutil.copytree(root, place, ignore=shutil.ignore_patterns(*NOT_COPIED))
        (place / ".venv").symlink_to(root / ".venv")
        yield place


def pour(place: Path) -> None:
    """The house compiled, and the test databases of the unchanged one migrated, once; see tests/databases.py."""
    for part in ("sideomside", "house", "tests"):
        compileall.compile_dir(place / part, quiet=1)
    if _asked(place, [NEEDS_A_DATABASE], mould=True)[0] != YES:
        raise RuntimeError(f"{NEEDS_A_DATABASE} says no to the unchanged house")


def noticed(place: Path, change: Change, tests: list[str]) -> bool:
    """Whether a test says no that says yes to the house as it is: one that says no to both has no say.

    A line that no test runs, nobody notices.
    """
    shares = (tests[start:end] for start, end in pairwise(SHARES))
    return any(_is_noticed_by(place, change, some) for some in shares if some)


def _is_noticed_by(place: Path, change: Change, tests: list[str]) -> bool:
    path = place / change.file
    before = path.read_text()
    path.write_text(change.code)
    try:
        heard, who = _asked(place, tests, mould=not MIGRATIONS_STAND_ON.search(change.file))
    finally:
        path.write_text(before)
    if heard == YES:
        return False
    # A slow machine is late too: then the house as it is is asked again, however often it has said yes before.
    who = who or tests
    if (heard == LATE or tuple(who) not in SAID_YES) and _asked(place, who, mould=True)[0] != YES:
        others = [test for test in tests if test not in who]
        if heard == LATE or len(others) == len(tests):
            raise RuntimeError(f"these say no to the unchanged house, or are late: {' '.join(who)[:2000]}")
        return bool(others) and _is_noticed_by(place, change, others)
    SAID_YES.add(tuple(who))
    return True


def _asked(place: Path, tests: list[str], *, mould: bool) -> tuple[str, list[str]]:
    """What they said, in the order they are named; and who said no."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIDEOMSIDE_")}
    data = place / "data"
    data.mkdir(exist_ok=True)
    mode = {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": str(data), "PYTHONDONTWRITEBYTECODE": "1"}
    mode |= {MOULD: str(place.parent / "mould")} if mould else {}
    quiet = ["-x", "-q", "-rfE", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header", "--tb=no"]
    quiet += ["-m", "not browser and not postgres"]  # a server around the house is no hindrance
    try:
        done = subprocess.run(
            [*WITHIN, sys.executable, "-m", "pytest", *quiet, *tests],
            cwd=place,
            env=kept | mode | {"PYTHONPATH": str(place)},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=AT_MOST,
        )
    except subprocess.TimeoutExpired:
        return LATE, []
    # 5: none of them belongs to this pass, so none of them said anything. From 2 on pytest itself broke off: a change
    # that cannot even be imported is noticed, and whether the house as it is can be is asked afterwards.
    return (YES, []) if done.returncode in {0, 5} else (NO, SAID_NO.findall(done.stdout))
