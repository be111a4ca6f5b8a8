"""The four scanners: three from a hashed list into an environment of their own, one from Debian; none is assumed."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from house.needs import Need, provide
from proofs.frame import CannotRun
from proofs.its_own import python_with

LOCK = Path(__file__).with_name("scanners.lock")
WAPITI = Need("wapiti", "to attack pages and forms", lambda: shutil.which("wapiti") is not None, "wapiti")
SLACK = 120  # seconds for what a tool does before it looks and after it has looked
REASON = re.compile(r"noqa: S\d+(?:, S\d+)* - \w")


@dataclass(frozen=True)
class Scanners:
    """Where they are."""

    folder: Path

    def program(self, name: str) -> str:
        return str(self.folder / name)


def fetched() -> Scanners:
    """Raises CannotRun and names what cannot be had; wapiti never comes into an environment of ours."""
    if gone := provide([] if WAPITI.is_here() else [WAPITI]):
        raise CannotRun("; ".join(gone))
    return Scanners(python_with(LOCK).parent)


def bandit(scanners: Scanners, place: Path) -> list[str]:
    """Calls of middle or great weight; the first line says how many lines of code were read."""
    words = [scanners.program("bandit"), "-q", "-r", str(place), "-ll", "-f", "json", "-x", "*/tests/*"]
    told = json.loads(_run(words, 600).stdout)
    if told["errors"]:
        raise CannotRun(f"bandit: {told['errors'][:2]}")
    return [f"{one['test_id']} {one['filename']}:{one['line_number']}" for one in told["results"]]


def lines_read(place: Path) -> int:
    return sum(
        len(file.read_bytes().splitlines()) for file in place.rglob("*.py") if "tests" not in file.parts
    )


def unexplained(found: list[str]) -> list[str]:
    """Without a reason on the line itself: those who wrote it looked at what bandit looks at, and said why."""
    return [one for one in found if not REASON.search(_line(one))]


def _line(found: str) -> str:
    name, _, number = found.partition(" ")[2].rpartition(":")
    return Path(name).read_text("utf-8").splitlines()[int(number) - 1]


def wapiti(
    url: str,
    *,
    seconds: int,
    scope: str = "folder",
    modules: Sequence[str] = ("sql", "xss", "exec", "file", "redirect"),
) -> list[str]:
    """What it holds to be a hole: its kind and where.

    Of the time it has, walking gets a half and each way to attack its share of the other. It looks at the clock only
    between two pages, so that the process has an end of its own, and one that had to be ended has found nothing out.
    """
    share = max(1, seconds // 2 // len(modules))
    with tempfile.TemporaryDirectory(prefix="sideomside-wapiti-") as folder:
        report = Path(folder) / "report.json"
        words = ["wapiti", "-u", url, "--scope", scope, "-m", ",".join(modules)]
        words += ["-f", "json", "-o", str(report)]
        words += ["--max-scan-time", str(max(1, seconds // 2)), "--max-attack-time", str(share)]
        words += ["--max-files-per-dir", "30", "--no-bugreport", "--flush-session", "--store-session", folder]
        done = _run(words, 2 * seconds + SLACK)
        if not report.exists():
            raise CannotRun(f"wapiti: {(done.stdout + done.stderr)[-300:]}")
        told = json.loads(report.read_text("utf-8"))
    kinds: dict[str, list[dict[str, Any]]] = told["vulnerabilities"]
    return [
        f"{kind} {one['method']} {one['path']} {one['parameter']}"
        for kind, all_ in kinds.items()
        for one in all_
    ]


def sqlmap(scanners: Scanners, form: "Asked", *, cookie: str = "", deep: bool = False) -> bool:
    """Can a question to the database be slipped in through any field of this form?"""
    with tempfile.TemporaryDirectory(prefix="sideomside-sqlmap-") as folder:
        words = [
            scanners.program("sqlmap"),
            "-u",
            form.url,
            "--batch",
            "--disable-coloring",
            "--flush-session",
        ]
        words += [
            "--output-dir",
            folder,
            "--technique",
            "BEU" if deep else "BE",
            "--timeout",
            "10",
            "--retries",
            "0",
        ]
        words += [
            "--level",
            "1",
            "--dbms",
            "sqlite",
            "--ignore-code",
            "*",
            "-p",
            ",".join(form.fields),
        ]
        words += ["--data", form.data] if form.data else []
        words += ["--cookie", cookie] if cookie else []
        if form.token:
            words += ["--csrf-token", form.token, "--csrf-url", form.page, "--csrf-method", "GET"]
        if form.once:  # each try is a form of its own, or only the first would be looked at
            words += ["--eval", f"import uuid; {form.once} = str(uuid.uuid4())"]
        # What it would compute with is ours, one line, and it wants to be told that we know.
        done = _run(words, 900, SQLMAP_UNSAFE_EVAL="1")
    said = done.stdout
    if "is vulnerable" in said or "identified the following injection point" in said:
        return True
    if (
        "not appear to be injectable" in said
        or "do not appear" in said
        or "not seem to be injectable" in said
    ):
        return False
    raise CannotRun(f"sqlmap did not come to an answer about {form.page}: {said[-400:]}")


def schemathesis(scanners: Scanners, schema: str, *, examples: int) -> list[str]:
    """Answers that are not as the document says, server errors among them."""
    words = [
        scanners.program("schemathesis"),
        "run",
        schema,
        "-n",
        str(examples),
        "--no-color",
        "--seed",
        "1",
    ]
    words += ["--checks", "not_a_server_error,status_code_conformance,content_type_conformance"]
    words[-1] += ",response_headers_conformance,response_schema_conformance"
    done = _run(words, 1800)
    if done.returncode not in (0, 1) or "Test cases" not in done.stdout:
        raise CannotRun(f"schemathesis: {(done.stdout + done.stderr)[-400:]}")
    return [] if done.returncode == 0 else [line for line in done.stdout.splitlines() if line.strip()][-40:]


@dataclass(frozen=True)
class Asked:
    """A form as it stands on its page: where it goes, what goes along, and which fields a person types in."""

    page: str
    url: str
    data: str
    fields: tuple[str, ...]
    token: str = ""
    once: str = ""


def _run(words: list[str], seconds: float, **more: str) -> subprocess.CompletedProcess[str]:
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    try:
        return subprocess.run(
            words,
            env=clean | more,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise CannotRun(f"{Path(words[0]).name} within {seconds:.0f} seconds") from None
