"""A house that is lost comes back whole from a copy and two papers, and whoever was erased since stays erased.

People write; a copy is taken; some of them are erased; a second copy is taken; the machine is gone. On another one,
two of three papers open the older copy, and the newest ledger of erasures is replayed before anything opens. Every
table is then held against the house as it was just before it was lost.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from proofs.frame import Aim, Findings, Stage
from proofs.own_house import empty_house, played

AIMS: dict[str, Aim] = {
    "persons": (">=", 40),
    "tables_differing": ("==", 0),
    "canaries_of_erased_readable": ("==", 0),
    "canaries_of_others_unreadable": ("==", 0),
    "sealed_bytes_of_erased_opened": ("==", 0),
    "keys_in_the_copy_of_the_words": ("==", 0),
    "log_lines_wrong": ("==", 0),
    "seconds_to_restore": ("<=", 900),
}
PERSONS = {"small": 40, "full": 10_000}
ERASED = {"small": 8, "full": 500}
AT_MOST = {"small": 240, "full": 3000}
SAME_KEY = "master.key"
Play = Callable[..., dict[str, Any]]


def prove(stage: Stage) -> Findings:
    with empty_house("restore") as data:
        home = data.parent

        def play(verb: str, house: Path, *words: object) -> dict[str, Any]:
            told = played("proofs.moving.play", house, verb, *map(str, words), at_most=AT_MOST[stage.size])
            stage.say(f"{verb}: done")
            return told

        was = play("live", data, PERSONS[stage.size], ERASED[stage.size], home)
        shutil.copytree(data, home / "lost")
        shutil.rmtree(data)
        now = play("move", home / "new", home, was["old"])
        findings = Findings(_figures(was, now), database="sqlite")
        for name, caught in _planted(play, home, was).items():
            findings.plant(name, caught, stage.say)
    return findings


def _figures(was: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    before, after = was["tables"], now["tables"]
    differing = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    gone, here = set(was["erased_words"]), set(was["words"])
    return {
        "persons": was["persons"],
        "erased": len(was["erased"]),
        "rows": sum(table["rows"] for table in before.values()),
        "tables": len(before),
        "tables_differing": len(differing),
        "differing": differing,
        "canaries_of_erased_readable": len(gone & set(now["words"])),
        "canaries_of_others_unreadable": len(here - set(now["words"])),
        "sealed_bytes_of_erased_opened": now["opened"],
        "sealed_bytes_tried": now["tried"],
        "keys_in_the_copy_of_the_words": was["keys_in_dump"],
        "log_lines_wrong": now["log_wrong"],
        "megabytes": was["megabytes"],
        "seconds_to_copy": was["seconds_to_copy"],
        "seconds_to_restore": now["seconds"],
    }


def _planted(play: Play, home: Path, was: dict[str, Any]) -> dict[str, bool]:
    """The old copy alone, with no newer ledger anywhere; then copies and papers that must be refused."""
    alone = home / "alone" / Path(was["old"]).name
    shutil.copytree(was["old"], alone)
    with_key(home / "forgetful", home)
    forgetful = play("put_back", home / "forgetful", alone)
    back = set(was["erased_words"]) & set(forgetful["words"])
    with_key(home / "strict", home)
    refused = play("refuse", home / "strict", home, was["old"])
    return {
        "the ledger of the copy itself is replayed": bool(back),
        "a key lies in the copy of the words": was["planted_key_found"],
        **refused["refused"],
    }


def with_key(house: Path, home: Path) -> None:
    (house / "keys").mkdir(parents=True, mode=0o700)
    shutil.copy(home / "lost" / "keys" / SAME_KEY, house / "keys" / SAME_KEY)
