"""Killed at any moment under load, the house loses nothing it said yes to and leaves nothing half done.

Two who write to us through the form, one who has people erased, one who hands over mail and the worker are ended with
SIGKILL again and again, at full size on PostgreSQL too, with the database server among those who die. What somebody was
told is written down outside the house, and held against it. This is the death of processes, not of the power; and they
are processes of the house's own code, each asking it as the web server would: the web server itself is not among them.
At the end the database's own tools look through it: integrity_check; pg_checksums and pg_amcheck.
"""

from pathlib import Path
from typing import Any

from house.needs import POSTGRES
from house.postgres import throwaway
from proofs.frame import Aim, CannotRun, Findings, Stage
from proofs.own_house import empty_house, moved_in, played

AIMS: dict[str, Aim] = {
    "lost": ("==", 0),
    "doubled": ("==", 0),
    "half_done": ("==", 0),
    "log_lines_wrong": ("==", 0),
    "letters_lost": ("==", 0),
    "acknowledged": (">=", 20),
    "erased_meanwhile": (">=", 3),
    "fell_over": ("==", 0),
    "cycles_missing": ("==", 0),
    "databases_damaged": ("==", 0),
}
CYCLES = {"small": 6, "full": 200}
AT_MOST = {"small": 300, "full": 2500}
COUNTED = ("cycles", "acknowledged", "lost", "doubled", "half_done", "log_lines_wrong", "letters_lost")


def prove(stage: Stage) -> Findings:
    rounds = {"sqlite": _on_sqlite(stage)}
    if stage.is_full:
        rounds["postgresql"] = _on_postgres(stage)
    findings = Findings(_figures(stage, rounds), database=", ".join(rounds))
    for name, told in rounds.items():
        for plant, caught in told["plants"].items():
            findings.plant(f"{plant} ({name})", caught, stage.say)
    return findings


def _on_sqlite(stage: Stage) -> dict[str, Any]:
    with empty_house("crash") as data:
        return _round(stage, data)


def _on_postgres(stage: Stage) -> dict[str, Any]:
    if not POSTGRES.is_here():
        raise CannotRun("PostgreSQL 15 or newer")
    with throwaway(durable=True) as cluster, moved_in(cluster, "crash") as data:
        at = {"PROOF_POSTGRES": str(cluster.folder), "PROOF_POSTGRES_PORT": str(cluster.port)}
        return _round(stage, data, **cluster.environment(), **at)


def _round(stage: Stage, data: Path, **around: str) -> dict[str, Any]:
    words = [str(CYCLES[stage.size]), str(stage.seed)]
    told = played("proofs.crashing.play", data, *words, at_most=AT_MOST[stage.size], **around)
    stage.say(f"{'PostgreSQL' if around else 'SQLite'}: {told}")
    return told


def _figures(stage: Stage, rounds: dict[str, dict[str, Any]]) -> dict[str, Any]:
    told = list(rounds.values())
    summed = {name: sum(one[name] for one in told) for name in COUNTED}
    killed = {
        who: sum(one["killed"].get(who, 0) for one in told)
        for who in sorted({k for one in told for k in one["killed"]})
    }
    return summed | {
        "killed": {who: times for who, times in killed.items() if not who.startswith("fell over")},
        "fell_over": sum(times for who, times in killed.items() if who.startswith("fell over")),
        "erased_meanwhile": sum(one["erased"] for one in told),
        "cycles_missing": sum(max(0, CYCLES[stage.size] - one["cycles"]) for one in told),
        "databases_damaged": sum(one["damaged"] for one in told),
    }
