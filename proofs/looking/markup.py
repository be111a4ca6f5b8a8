"""Two outside readers of HTML and CSS, html-validate and Nu, in the versions pinned beside this file."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from proofs.frame import CannotRun

PINNED = Path(__file__).parent / "markup"
NODE = (20, 19)  # html-validate's own floor


class Readers:
    """Fetched once into a cache folder named by the lock, each package checked against its hash."""

    def __init__(self) -> None:
        for program, why in {"node": "html-validate", "npm": "html-validate", "java": "Nu"}.items():
            if not shutil.which(program):
                raise CannotRun(f"{why}: {program} is not here")
        if _node() < NODE:
            raise CannotRun("html-validate: it needs node 20.19 or newer")
        self.modules = _fetched() / "node_modules"

    def read(self, pages: dict[str, str], css: str = "") -> list[str]:
        """What either of them has to say about these pages, by the page's name."""
        with TemporaryDirectory(prefix="sideomside-markup-") as folder:
            names = {}
            for number, (name, source) in enumerate(pages.items()):
                path = Path(folder) / f"{number}.html"
                path.write_text(source, encoding="utf-8")
                names[path.name] = name
            if css:
                (Path(folder) / "all.css").write_text(css, encoding="utf-8")
            told = self._html_validate(folder) + self._nu(folder)
        return [f"{names.get(name, name)}: {words}" for name, words in told]

    def _html_validate(self, folder: str) -> list[tuple[str, str]]:
        program = self.modules / "html-validate" / "bin" / "html-validate.mjs"
        rules = str(PINNED / "htmlvalidate.json")
        words = ["node", str(program), "--config", rules, "--formatter", "json", f"{folder}/*.html"]
        done = _run(words, folder)
        if done.returncode not in (0, 1):
            raise CannotRun(f"html-validate: {done.stderr[-300:]}")
        return [
            (Path(file["filePath"]).name, f"html-validate {one['ruleId']}: {one['message']} ({one['line']})")
            for file in json.loads(done.stdout)
            for one in file["messages"]
        ]

    def _nu(self, folder: str) -> list[tuple[str, str]]:
        jar = self.modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
        words = [
            "java",
            "-Xmx700m",
            "-jar",
            str(jar),
            "--errors-only",
            "--format",
            "json",
            "--also-check-css",
        ]
        done = _run([*words, folder], folder)
        try:
            messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
        except (ValueError, KeyError):
            raise CannotRun(f"Nu: {done.stderr[-300:]}") from None
        return [
            (Path(one["url"]).name, f"Nu: {one['message']} ({one.get('lastLine', 0)})") for one in messages
        ]


def _node() -> tuple[int, ...]:
    done = _run(["node", "--version"], ".")
    return tuple(int(part) for part in re.findall(r"\d+", done.stdout)[:2])


def _fetched() -> Path:
    lock = (PINNED / "package-lock.json").read_bytes()
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = caches / "sideomside" / f"markup-{hashlib.sha256(lock).hexdigest()[:16]}"
    if not (folder / "whole").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PINNED / name, folder)
        done = _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], str(folder))
        if done.returncode:
            raise CannotRun(f"html-validate and Nu: npm ci did not fetch them ({done.stderr[-200:]})")
        (folder / "whole").touch()
    return folder


def _run(words: list[str], folder: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=600)
    except subprocess.TimeoutExpired:
        raise CannotRun(f"{words[0]} within ten minutes") from None
