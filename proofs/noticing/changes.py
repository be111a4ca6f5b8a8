"""One small change to one line of the house. Which there can be is mutmut's to say; chance chooses among them."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from proofs.its_own import python_with

LOCK, SCRIPT = (Path(__file__).with_name(name) for name in ("mutmut.lock", "possible.py"))


@dataclass(frozen=True)
class Change:
    """`code` is the whole file as it would be."""

    file: str
    line: int
    was: str
    now: str
    code: str

    def __str__(self) -> str:
        was, now = (" ".join(words.split())[:70] for words in (self.was, self.now))
        return f"{self.file}:{self.line}: {was} -> {now}"


def drawn(root: Path, folder: Path, wanted: int, seed: int, names: list[str]) -> tuple[list[Change], int]:
    """The chosen ones, and how many there could have been."""
    (folder / "setup.cfg").write_text("[mutmut]\nsource_paths=.\n")
    command = [str(python_with(LOCK)), str(SCRIPT), str(root), str(wanted), str(seed), *names]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=1800)
    first, *lines = map(json.loads, done.stdout.splitlines())
    return [Change(**line) for line in lines], first["possible"]
