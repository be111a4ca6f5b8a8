"""Tests run under coverage.py, and what it says they reached: lines, branches, and which test ran which line."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

SETTINGS = """
[run]
branch = true
parallel = true
patch = subprocess
dynamic_context = test_function
data_file = {folder}/{name}
source =
{source}
omit =
  */tests/*
  */migrations/*
[report]
exclude_also =
  if TYPE_CHECKING:
"""


@dataclass(frozen=True)
class Reached:
    """Of one file."""

    lines: int
    lines_reached: int
    branches: int
    branches_reached: int
    missing: list[Any]  # lines, and branches as [from, to]
    tests: dict[int, list[str]]  # line to pytest's names of the tests that ran it

    COUNTS: ClassVar = ("lines", "lines_reached", "branches", "branches_reached")

    def tests_of(self, line: int) -> list[str]:
        return self.tests.get(line, [])


def nearest_first(reached: dict[str, Reached], file: str, line: int) -> list[str]:
    """The tests of a line: those of its own room, and of those the ones that run least besides, know most about it."""
    runs = Counter(test for one in reached.values() for tests in one.tests.values() for test in tests)
    room = f"{Path(*Path(file).parts[:2])}/"
    return sorted(
        reached[file].tests_of(line), key=lambda test: (not test.startswith(room), runs[test], test)
    )


def run(root: Path, folder: Path, name: str, words: list[str], at_most: int, names: Collection[str]) -> str:
    """The tests' last words. `words` follow `python -m`; what they start is watched too, in the folders of `names`."""
    for left in folder.glob(f"reached-{name}.*"):
        left.unlink()
    _set(root, folder, f"reached-{name}", names)
    done = subprocess.run(
        [*_coverage(folder, "run"), "-m", *words],
        cwd=root,
        env=_around(root, folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=at_most,
    )
    if done.returncode:
        raise RuntimeError(f"the tests did not end well: {(done.stdout + done.stderr)[-3000:]}")
    return done.stdout.strip().splitlines()[-1]


def told(root: Path, folder: Path, names: Collection[str]) -> dict[str, Reached]:
    """Of each of these files, by its path from the root; those nobody touched too."""
    report, ran = folder / "all.json", map(str, sorted(folder.glob("reached-*")))
    _set(root, folder, "all", names)
    for words in (
        ["combine", "-q", "--keep", *ran],
        ["json", "-q", "--show-contexts", f"--include={','.join(names)}", "-o", str(report)],
    ):
        subprocess.run(
            _coverage(folder, *words), cwd=root, env=_around(root, folder), check=True, timeout=900
        )
    return {name: _reached(root, one) for name, one in json.loads(report.read_text())["files"].items()}


def _reached(root: Path, one: dict[str, Any]) -> Reached:
    whole = one["summary"]
    tests = {
        int(line): sorted({_test(root, name) for name in names if name})
        for line, names in one["contexts"].items()
    }
    return Reached(
        whole["num_statements"],
        whole["covered_lines"],
        whole["num_branches"],
        whole["covered_branches"],
        [*one["missing_lines"], *one["missing_branches"]],
        tests,
    )


def _test(root: Path, name: str) -> str:
    """`a.b.tests.test_c.test_d` as pytest says it: `a/b/tests/test_c.py::test_d`; else it is only called like one."""
    words = name.split(".")
    for cut in range(len(words) - 1, 0, -1):
        path = Path(*words[:cut]).with_suffix(".py")
        if path.name.startswith("test_") and (root / path).is_file():
            return "::".join([str(path), *words[cut:]])
    return ""


def _set(root: Path, folder: Path, name: str, names: Collection[str]) -> None:
    """Watching the whole house would take twice as long."""
    source = "\n".join(f"  {place}" for place in sorted({(root / one).parent for one in names}))
    (folder / "settings").write_text(SETTINGS.format(folder=folder, name=name, source=source))


def _coverage(folder: Path, *words: str) -> list[str]:
    first, *rest = words
    return [sys.executable, "-m", "coverage", first, f"--rcfile={folder}/settings", *rest]


def _around(root: Path, folder: Path) -> dict[str, str]:
    (folder / "data").mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIDEOMSIDE_")}
    mode = {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": str(folder / "data")}
    return kept | mode | {"PYTHONPATH": str(root)}
