"""Figures worth quoting: docs/evidence/NAME.json with date, commit and machine, and a page made from them."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "evidence"
INTRODUCTION = """# Evidence

Made by `bin/prove evidence` from the files beside this page; each was written by the command it names.
Small figures come from `--size small`. What was not measured does not stand here.
"""


def keep(told: dict[str, Any]) -> None:
    """Write one proof's result with when, on what and from which commit."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = told | {"date": datetime.now(UTC).date().isoformat(), "commit": _commit(), "machine": _machine()}
    path = FOLDER / f"{told['proof']}.json"
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def write_page(claims: dict[str, str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "README.md").write_text(page(claims), encoding="utf-8")


def page(claims: dict[str, str]) -> str:
    """Claim, figures, command and date, for every file of evidence there is."""
    parts = [INTRODUCTION]
    for path in sorted(FOLDER.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        parts.append(_section(told, claims.get(told["proof"], "")))
    return "\n".join(parts)


def _section(told: dict[str, Any], claim: str) -> str:
    held = (
        "held"
        if told["ok"]
        else f"could not run: {told['could_not_run']}"
        if "could_not_run" in told
        else "not held"
    )
    lines = [f"## {told['proof']}: {held}", "", claim, "", "| figure | |", "|---|---|"]
    lines += [
        f"| {name.replace('_', ' ')} | {_shown(value)} |" for name, value in told.get("figures", {}).items()
    ]
    if "faults_planted" in told:
        lines.append(f"| planted faults caught | {told['faults_caught']} of {told['faults_planted']} |")
    lines += ["", f"`bin/prove {told['proof']} --size {told['size']} --seed {told['seed']}`"]
    lines[-1] += f", {told['date']}, commit {told['commit']}, {told['machine']}."
    return "\n".join(lines) + "\n"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(each)}" for name, each in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _commit() -> str:
    words = ["git", "describe", "--always", "--dirty", "--abbrev=10"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)
    return done.stdout.strip() or "unknown"


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
