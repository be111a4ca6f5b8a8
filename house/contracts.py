"""The contracts that import-linter holds, read so that pictures and proofs say what is really enforced."""

import os
import re
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Verdict:
    """What import-linter said about one package."""

    kept: int
    broken: int
    text: str


def read(root: Path = ROOT) -> dict[str, dict[str, list[str]]]:
    """Each contract by its short name, each setting as a list of lines."""
    file = ConfigParser()
    file.read(root / ".importlinter", encoding="utf-8")
    contracts = (name for name in file.sections() if ":contract:" in name)
    return {
        name.rsplit(":", 1)[-1]: {key: value.strip().splitlines() for key, value in file.items(name)}
        for name in contracts
    }


def street(root: Path = ROOT) -> list[list[str]]:
    """The rows of the street, top to bottom; rooms in one row are strangers to each other."""
    rows = [_names(row) for row in read(root)["street"]["layers"]]
    return rows[:-1] + [[f"ground.{part}" for part in row] for row in ground(root)]


def ground(root: Path = ROOT) -> list[list[str]]:
    return [_names(row) for row in read(root)["ground"]["layers"]]


def floors(root: Path = ROOT) -> list[list[str]]:
    """The kinds of file in a room, top to bottom."""
    return [_names(row) for row in read(root)["floors"]["layers"]]


def heights(root: Path = ROOT) -> dict[str, int]:
    """How high each room stands: a room may lean only on a lower number."""
    rows = street(root)
    return {room: len(rows) - number for number, row in enumerate(rows) for room in row}


def ignored_imports(root: Path = ROOT) -> int:
    return sum(len(contract.get("ignore_imports", [])) for contract in read(root).values())


def keep(root: Path = ROOT) -> Verdict:
    """Run import-linter on the package in `root`."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()"]
        + ["--no-logo", "--no-cache", "--config", str(root / ".importlinter")],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "COLUMNS": "400"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    text = done.stdout + done.stderr
    count = re.search(r"Contracts: (\d+) kept, (\d+) broken", text)
    if count is None:
        raise RuntimeError(f"import-linter did not finish:\n{text}")
    return Verdict(int(count[1]), int(count[2]), text)


def _names(row: str) -> list[str]:
    return [name.strip().strip("()") for name in re.split(r"[|:]", row)]


def project(root: Path = ROOT) -> dict[str, Any]:
    """The [project] table: what we are, and what we stand on."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
