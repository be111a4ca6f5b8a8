"""People's words lie sealed wherever bytes lie: no canary in database files, logs, copies or temporary files.

A canary in every sensitive field of so many people, and by every way words come in, is looked for in the database's
own files, its write-ahead log, a copy (unpacked, where it is packed), the temporary folder and all logs: raw, base64,
UTF-16, hexadecimal and URL-encoded. A word that may stand there in clear must be found, in the copy too, or nothing
was looked through. At small one of the two databases, as the seed says; at full both.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from proofs.frame import Aim, Findings, Stage
from proofs.guarding.house import Environment, stood_up

AIMS: dict[str, Aim] = {
    "hits": ("==", 0),
    "fields_left_out": ("==", 0),
    "control_missing": ("==", 0),
    "canaries_missing": ("==", 0),
}
PEOPLE = {"small": 5, "full": 1000}
AT_MOST = {"small": 540, "full": 2400}
PLAY = "import django; django.setup(); from proofs.guarding.resting import play; play()"


def prove(stage: Stage) -> Findings:
    chosen = (
        ["sqlite", "postgresql"] if stage.is_full else ["postgresql" if stage.seed % 2 == 0 else "sqlite"]
    )
    findings = Findings(database=" and ".join(chosen))
    told = {name: _look(stage, name) for name in chosen}
    for name, one in told.items():
        stage.say(f"{name}: {one}")
        for leak, caught in one["caught"].items():
            findings.plant(f"{leak} on {name}", caught, stage.say)
    each = list(told.values())
    findings.figures = {
        "canaries": sum(one["canaries"] for one in each),
        "fields": min(one["fields"] for one in each),
        "in_each_field": min(one["least_in_a_field"] for one in each),
        "canaries_missing": max(0, PEOPLE[stage.size] - min(one["least_in_a_field"] for one in each)),
        "hits": sum(sum(one["hits"].values()) for one in each),
        "fields_left_out": sum(len(one["fields_left_out"]) for one in each),
        "control_found": sum(sum(one["control"].values()) for one in each),
        "control_missing": sum(
            len(one["control_missing"]) + (not one["control_in_database"]) + (not one["control_in_copy"])
            for one in each
        ),
        "control_in_copies": sum(one["control_in_copy"] for one in each),
        "megabytes_looked_through": round(sum(one["bytes"] for one in each) / 1e6),
        "encodings": 5,
    }
    return findings


def _look(stage: Stage, database: str) -> dict[str, Any]:
    with stood_up(postgres=database == "postgresql", durable=True) as around, _noted(around) as (log, places):
        data = Path(around["SIDEOMSIDE_DATA"])
        (data / "tmp").mkdir()
        (data / "copies").mkdir()
        words = [str(data), str(PEOPLE[stage.size]), *(str(place) for place in places)]
        with log.open("wb") as errors:
            done = subprocess.run(
                [sys.executable, "-c", PLAY, *words],
                env=around | {"TMPDIR": str(data / "tmp"), "PYTHONUNBUFFERED": "1"},
                stdout=subprocess.PIPE,
                stderr=errors,
                check=False,
                timeout=AT_MOST[stage.size],
            )
        if done.returncode:
            raise RuntimeError(f"{database} broke off:\n{log.read_text(errors='replace')[-3000:]}")
        told: dict[str, Any] = json.loads(done.stdout.decode().splitlines()[-1])
        return told


@contextmanager
def _noted(around: Environment) -> Iterator[tuple[Path, list[Path]]]:
    """The database's own files first, where they lie apart; then all the house has, with its log among it."""
    data = Path(around["SIDEOMSIDE_DATA"])
    log = data / "log"
    if "SIDEOMSIDE_TEST_SUPERUSER" not in around:
        yield log, [data]
        return
    with psycopg.connect(around["SIDEOMSIDE_TEST_SUPERUSER"], autocommit=True) as server:
        server.execute("ALTER SYSTEM SET log_min_error_statement = 'error'")
        [where] = server.execute("SHOW data_directory").fetchall()[0]
        folder = Path(where)
    yield log, [folder, folder.parent / "log", data]
