"""Faults planted on purpose in a copy of the package, to see that each wall bites.

A rule nobody has seen refuse anything is a wish. Every plant names who should catch it and what the
catcher should say; a clean copy must pass first, so that nothing is caught by accident.
"""

import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from house import contracts
from house.tree import PACKAGE, Tree
from house.walls import WALLS

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Plant:
    """One fault: who should catch it, where it is put, what is written there, what the catcher must say."""

    caught_by: str
    where: str
    what: str
    says: str


# What a plant leans on, so that it breaks for the right reason.
PROPS = {
    "ground/vault/second.py": "import sideomside.ground.vault.first",
    **{
        f"{room}/{file}.py": ""
        for room in (
            "people",
            "intake",
            "peers",
            "consent",
            "matching",
            "companionship",
            "direction",
            "messages",
        )
        for file in ("rules", "queries", "actions", "models", "forms", "views", "inbox", "jobs")
    },
}


def _read_plants() -> tuple[Plant, ...]:
    tables = tomllib.loads((ROOT / "house" / "plants.toml").read_text(encoding="utf-8"))["plant"]
    return tuple(Plant(t["caught_by"], t["where"], _repeated(t), t["says"]) for t in tables)


def _repeated(table: dict[str, Any]) -> str:
    what = table.get("what", "")
    return what + f"\n{what.splitlines()[-1]}" * (table["repeat"] - 1) if "repeat" in table else what


ALL_PLANTS = _read_plants()
CONTRACT_PLANTS = tuple(one for one in ALL_PLANTS if one.caught_by.startswith("lint: "))
RUFF_PLANTS = tuple(one for one in ALL_PLANTS if one.caught_by.startswith("ruff: "))
WALL_PLANTS = tuple(one for one in ALL_PLANTS if one.caught_by in WALLS)


@contextmanager
def copy_of_the_house() -> Iterator[Path]:
    """The package and its rules in a folder of their own, to do harm in."""
    with tempfile.TemporaryDirectory(prefix="sideomside-planted-") as folder:
        there = Path(folder)
        shutil.copytree(ROOT / PACKAGE, there / PACKAGE, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        for name in (".importlinter", "pyproject.toml"):
            shutil.copy(ROOT / name, there / name)
        yield there


def plant(root: Path, plants: tuple[Plant, ...]) -> None:
    for one in plants:
        _write(root, one.where, one.what)


def contracts_that_bite() -> dict[Plant, bool]:
    """Import-linter on a copy with every import fault in it."""
    with copy_of_the_house() as root:
        for where, what in PROPS.items():
            _write(root, where, what)
        plant(root, CONTRACT_PLANTS)
        heard = contracts.keep(root).text
    return {one: _after_its_heading(one, heard) for one in CONTRACT_PLANTS}


def walls_that_bite() -> dict[Plant, bool]:
    """Our own walls on a copy with every fault in it."""
    with copy_of_the_house() as root:
        plant(root, WALL_PLANTS)
        tree = Tree(root)
        heard = {name: "\n".join(wall(tree)) for name, wall in WALLS.items()}
    return {one: one.says in heard[one.caught_by] for one in WALL_PLANTS}


def ruff_bites() -> dict[Plant, bool]:
    """Ruff, with the house's own settings, on a copy with every fault of style in it."""
    with copy_of_the_house() as root:
        plant(root, RUFF_PLANTS)
        words = ["check", "--no-cache", "--output-format=concise", PACKAGE]
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *words],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    lines = done.stdout.splitlines()
    return {
        one: any(one.says in line and one.caught_by.split()[-1] in line for line in lines)
        for one in RUFF_PLANTS
    }


def _write(root: Path, where: str, what: str) -> None:
    """Add to the file, or make it (with its folder and __init__) when the room has none."""
    path = root / PACKAGE / where
    if path.suffix == ".py":
        folder = path.with_suffix("")
        path = folder / "__init__.py" if folder.is_dir() else path
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".py" and not (path.parent / "__init__.py").exists():
        (path.parent / "__init__.py").touch()
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{what}\n")


def _after_its_heading(one: Plant, heard: str) -> bool:
    """Import-linter explains each broken contract under the contract's own name."""
    name = contracts.read()[one.caught_by.split()[-1]]["name"][0]
    _, _, explained = heard.partition("Broken contracts")
    _, found, rest = explained.partition(name)
    return bool(found) and one.says in rest
