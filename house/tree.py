"""The package as it lies on disk: every file with its room and its floor, read once and never imported."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGE = "sideomside"
NOT_OURS_TO_JUDGE = {"migrations", "__pycache__"}


@dataclass(frozen=True)
class File:
    """One Python file: `room` is "intake" or "ground.post", `floor` is "actions", "views", "tests" ..."""

    path: Path
    place: str  # path from the root, for people to read
    room: str
    floor: str

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.place)

    @cached_property
    def imports(self) -> list[str]:
        """Dotted names this file imports; `from a.b import c` counts as a.b.c."""
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                found += [f"{self._base(node)}.{alias.name}" for alias in node.names]
        return found

    def functions(self) -> list[ast.FunctionDef]:
        """Functions anyone may call: at the top of the file, without an underscore."""
        return [n for n in self.tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]

    def classes(self) -> list[ast.ClassDef]:
        return [n for n in self.tree.body if isinstance(n, ast.ClassDef)]

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = list(Path(self.place).parent.parts)
        parts = parts[: len(parts) - node.level + 1]
        return ".".join([*parts, node.module] if node.module else parts)


class Tree:
    """All of the package's files under one root (the project, or a copy with something planted in it)."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def files(self) -> list[File]:
        return list(self._files())

    def on(self, *floors: str) -> list[File]:
        """The files of these floors, of every room."""
        return [file for file in self.files if file.floor in floors]

    def ours(self) -> list[File]:
        """Everything that is not a test."""
        return [file for file in self.files if file.floor != "tests"]

    def templates(self) -> list[Path]:
        return sorted((self.root / PACKAGE).glob("**/templates/**/*.*"))

    def _files(self) -> Iterator[File]:
        for path in sorted((self.root / PACKAGE).rglob("*.py")):
            inside = path.relative_to(self.root / PACKAGE)
            if NOT_OURS_TO_JUDGE.isdisjoint(inside.parts):
                yield File(path, f"{PACKAGE}/{inside}", *_room_and_floor(inside))


def _room_and_floor(inside: Path) -> tuple[str, str]:
    parts = list(inside.with_suffix("").parts)
    if len(parts) == 1:
        return "", parts[0]
    depth = 2 if parts[0] == "ground" and len(parts) > 2 else 1
    floor = "tests" if "tests" in parts else parts[depth]
    return ".".join(parts[:depth]), floor
