"""A round at full size takes an hour: what one database told of this very house is kept for the next run.

The file is named by everything that is run or read; one changed line, and it is measured anew. What is taken from an
earlier run says when it was measured.
"""

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from house.contracts import ROOT

READ = (
    "sideomside",
    "tests",
    "house",
    "proofs/loading",
    "proofs/guarding",
    "proofs/load.py",
    "pyproject.toml",
)
MADE = {".mo", ".pyc"}
Told = dict[str, Any]


def measured_once(name: str, measure: Callable[[], Told], *, across_runs: bool) -> Told:
    """A round, or the same round as an earlier run measured it."""
    if not across_runs:
        return measure()
    shelf = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sideomside"
    file = shelf / f"load-{name}-{_mark(ROOT)}.json"
    if not file.exists():
        found = measure() | {"measured_at": datetime.now(UTC).isoformat(timespec="minutes")}
        shelf.mkdir(parents=True, exist_ok=True)
        for other in shelf.glob(f"load-{name}-*"):
            other.unlink()
        file.write_text(json.dumps(found), encoding="utf-8")
    told: Told = json.loads(file.read_text(encoding="utf-8"))
    return told


def _mark(root: Path) -> str:
    whole = sha256()
    for path in sorted(one for name in READ for one in _files(root / name)):
        whole.update(f"{path.relative_to(root)}\n".encode() + sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for one in path.rglob("*"):
        if one.is_file() and one.suffix not in MADE and "__pycache__" not in one.parts:
            yield one
