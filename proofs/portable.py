"""Nobody is locked in: a house is taken out in open formats, brought into an empty one, taken out again, and equal.

Another reader, which knows nothing of the package, holds the folder against the database: every table, every row,
every word out of its seal, nothing of whoever was erased, and nothing that opens a door. At full size the empty house
stands on PostgreSQL.
"""

import os
import shutil
from pathlib import Path
from typing import Any

from house.needs import POSTGRES
from proofs.frame import Aim, CannotRun, Findings, Stage
from proofs.guarding.house import stood_up
from proofs.own_house import empty_house, played

WRONG = (
    "tables_not_taken", "tables_too_many", "rows_missing", "values_differing", "words_missing", "erased_in_it",
    "secrets_in_it", "open_to_others", "checksums_wrong", "cells_differing", "columns_not_described",
)  # fmt: skip
AIMS: dict[str, Aim] = {
    "tables": (">=", 120),
    "tables_without_rows": ("==", 0),
    **{name: ("==", 0) for name in WRONG},
    "rows_differing_after_the_move": ("==", 0),
    "wrong_in_the_next_house": ("==", 0),
}
FEW = (12, 3)  # people, and how many of them are erased
MANY = (10_000, 500)
AT_MOST = {"small": 240, "full": 3000}


def prove(stage: Stage) -> Findings:
    with empty_house("portable") as data:
        home = data.parent
        for name in ("next", "large", "nobody"):
            _another(data, home / name)
        lived = _lived(stage, data, home, *FEW)
        moved = _moved(stage, home / "next", lived, home / "again")
        tried = _play(stage, home / "nobody", "try", *_words(lived, home / "tried"))
        caught = lived["caught"] | tried["caught"]
        if stage.is_full:
            (home / "more").mkdir()
            lived = _lived(stage, home / "large", home / "more", *MANY)
            moved = _on_postgres(stage, lived, home / "more" / "again")
    findings = Findings(
        _figures(stage, lived, moved), database="sqlite to postgresql" if stage.is_full else "sqlite"
    )
    for name, seen in caught.items():
        findings.plant(name, seen, stage.say)
    return findings


def _lived(stage: Stage, house: Path, home: Path, persons: int, erased: int) -> dict[str, Any]:
    plants = "none" if persons == MANY[0] else "plants"
    return _play(stage, house, "live", str(persons), str(erased), str(home), plants) | {"persons": persons}


def _moved(stage: Stage, house: Path, lived: dict[str, Any], again: Path, **more: str) -> dict[str, Any]:
    return _play(stage, house, "move", *_words(lived, again), **more)


def _on_postgres(stage: Stage, lived: dict[str, Any], again: Path) -> dict[str, Any]:
    if not POSTGRES.is_here():
        raise CannotRun("PostgreSQL 15 or newer")
    with stood_up(postgres=True) as around:
        ours = {name: value for name, value in around.items() if name.startswith("SIDEOMSIDE_")}
        return _moved(stage, Path(around["SIDEOMSIDE_DATA"]), lived, again, **ours)


def _words(lived: dict[str, Any], again: Path) -> tuple[str, ...]:
    return lived["folder"], str(again), lived["barred"], lived["reached"]


def _play(stage: Stage, house: Path, verb: str, *words: str, **more: str) -> dict[str, Any]:
    told = played("proofs.porting.play", house, verb, *words, at_most=AT_MOST[stage.size], **more)
    stage.say(f"{verb}: done")
    return told


def _another(data: Path, to: Path) -> None:
    """Empty as this one, and with a master key of its own."""
    shutil.copytree(data, to)
    key = to / "keys" / "master.key"
    key.chmod(0o600)
    key.write_bytes(os.urandom(32))
    key.chmod(0o400)


def _figures(stage: Stage, lived: dict[str, Any], moved: dict[str, Any]) -> dict[str, Any]:
    for name, found in lived["wrong"].items():
        for line in found[:10]:
            stage.say(f"{name}: {line}")
    for line in [*moved["differing"][:10], *moved["wrong"][:10], *lived["empty"]]:
        stage.say(str(line))
    return {
        "persons": lived["persons"],
        **{name: lived[name] for name in ("tables", "columns", "rows", "sheets", "megabytes")},
        "tables_without_rows": len(lived["empty"]),
        **{name: len(lived["wrong"][name]) for name in WRONG},
        "rows_differing_after_the_move": len(moved["differing"]),
        "wrong_in_the_next_house": len(moved["wrong"]),
        "seconds_to_take_out": lived["seconds"],
        "seconds_to_bring_in": moved["seconds"],
    }
