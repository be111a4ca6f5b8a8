"""bin/test: the whole suite on SQLite, what touches a database on PostgreSQL too, then in a real Chromium.

Nothing is skipped in silence: what belongs to another pass is left out by its marker, and a test that skips
itself makes the run fail.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from house.needs import missing, provide
from house.postgres import throwaway

ROOT = Path(__file__).resolve().parent.parent
ARTEFACTS = ROOT / "artefacts"
AT_MOST = 3600  # seconds for one pass
PASSES = {
    "sqlite": "not browser and not deployment and not postgres",
    "postgres": "not browser and not deployment and not sqlite",
    "browser": "browser or deployment",
}


@dataclass
class Tally:
    """What one pass said when it was over."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0
    ended_well: bool = True


def main() -> int:
    asked, words = _arguments()
    chosen = asked.only or list(PASSES)
    still_missing = provide(missing(chosen))
    if still_missing:
        print("bin/test cannot run without:", *still_missing, sep="\n  ", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to stop, we still tidy up after us
    ARTEFACTS.mkdir(exist_ok=True)
    with _server_for(chosen) as server:
        tallies = [_run(name, server if name != "sqlite" else {}, words) for name in chosen]
    return _sum_up(tallies)


def _arguments() -> tuple[argparse.Namespace, list[str]]:
    reader = argparse.ArgumentParser(prog="bin/test", description=__doc__, epilog="Other words go to pytest.")
    reader.add_argument("--only", action="append", choices=list(PASSES), help="run only this pass")
    return reader.parse_known_args()


@contextmanager
def _server_for(chosen: list[str]) -> Iterator[dict[str, str]]:
    if chosen == ["sqlite"]:
        yield {}
        return
    print("Starting a throw-away PostgreSQL", flush=True)
    with throwaway() as cluster:
        yield cluster.environment()


def _run(name: str, database: dict[str, str], words: list[str]) -> Tally:
    report = ARTEFACTS / f"tests-{name}.xml"
    report.unlink(missing_ok=True)
    print(f"\n== {name} ==", flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sideomside-test-") as data:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("SIDEOMSIDE_")}
        environment |= {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": data} | database
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            "2",
            "--dist",
            # Real servers are set up once a file, so that a file stays with one worker.
            "loadfile" if name == "browser" else "load",
            "-m",
            PASSES[name],
            f"--junitxml={report}",
            *words,
        ]
        code = _end_of(command, environment)
    # pytest says 5 when it was asked for a folder in which this pass has nothing to do.
    well = code in ({0, 5} if words else {0})
    return _counted(Tally(name, seconds=time.monotonic() - begun, ended_well=well), report)


def _end_of(command: list[str], environment: dict[str, str]) -> int | None:
    """How pytest ended; None when it stood still and was ended by us."""
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False, timeout=AT_MOST).returncode
    except subprocess.TimeoutExpired:
        print(f"Not done after {AT_MOST} s, and ended", flush=True)
        return None


def _counted(tally: Tally, report: Path) -> Tally:
    if not report.exists():
        return tally
    for suite in ET.parse(report).getroot().iter("testsuite"):
        count = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
        tally.failed += count["failures"] + count["errors"]
        tally.skipped += count["skipped"]
        tally.passed += count["tests"] - count["failures"] - count["errors"] - count["skipped"]
    return tally


def _sum_up(tallies: list[Tally]) -> int:
    print("\n== summary ==")
    for one in tallies:
        word = "" if one.ended_well else "  did not end well"
        print(
            f"{one.name:9} {one.passed:5} passed {one.failed:4} failed {one.skipped:4} skipped "
            f"{one.seconds:6.0f} s{word}"
        )
    passed, failed, skipped = (
        sum(getattr(t, what) for t in tallies) for what in ("passed", "failed", "skipped")
    )
    well = all(t.ended_well for t in tallies) and passed > 0
    if skipped:
        print(f"{skipped} skipped: a test that cannot run is a failure here, not a silence")
    if not well and not failed:
        print("a pass ended before its tests were counted: see above")
        failed = 1
    print(f"{passed} passed, {failed} failed", flush=True)
    return 0 if well and not failed and not skipped else 1


if __name__ == "__main__":
    sys.exit(main())
