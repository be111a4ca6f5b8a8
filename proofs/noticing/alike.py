"""Changes that change nothing anybody could see: named one by one with the reason, and neither tried nor counted."""

import tomllib
from pathlib import Path
from typing import Any

from proofs.noticing.changes import Change

LIST = Path(__file__).with_name("alike.toml")


class Alike:
    """What stands on the list, and whether it still stands in the house."""

    def __init__(self, root: Path, rows: list[dict[str, Any]] | None = None) -> None:
        self.root = root
        self.rows = tomllib.loads(LIST.read_text()).get("alike", []) if rows is None else rows

    def __contains__(self, change: Change) -> bool:
        line = (self.root / change.file).read_text().splitlines()[change.line - 1].strip()
        here = {"file": change.file, "line": line, "was": _words(change.was), "now": _words(change.now)}
        return any(all(_words(row[word]) == _words(here[word]) for word in here) for row in self.rows)

    def that_lead_nowhere(self) -> list[str]:
        """The line is not there any more, or nobody says why."""
        return [
            f"{row['file']}: {row['line']}"
            for row in self.rows
            if not row.get("why") or row["line"].strip() not in self._lines(row["file"])
        ]

    def _lines(self, file: str) -> set[str]:
        path = self.root / file
        return {line.strip() for line in path.read_text().splitlines()} if path.is_file() else set()


def _words(text: str) -> str:
    return " ".join(text.split())
