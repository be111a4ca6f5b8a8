"""Hostile mail: none lost, none doubled, none uncaught, in bounded time; ended in the middle, each counts once.

Every mail goes the whole way: in at the door, sealed and committed, read in a process of its own, filed. What the
door acknowledged is written down outside the house and compared with what stands in it afterwards.
"""

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from proofs.frame import Aim, Findings, Stage
from proofs.mailing import corpus
from proofs.own_house import environment, last_line, make_ready

IS_LONG = True
AIMS: dict[str, Aim] = {
    "lost": ("==", 0),
    "doubled": ("==", 0),
    "uncaught": ("==", 0),
    "slowest_processor_seconds": ("<=", 5),
    "ended_in_the_middle": (">=", 6),
    "mails": (">=", 120),
    "bombs": (">=", 9),
    "quarantined": (">=", 5),
}
# What each planted fault must show in, to count as caught.
SEEN_IN = {
    "read_in_this_process": ("uncaught", "slowest_processor_seconds"),
    "exceptions_are_dropped": ("lost",),
    "message_id_is_the_key": ("lost",),
    "acknowledged_before_committed": ("lost",),
    "bytes_are_not_compared": ("doubled",),
}
ROUND_AT_MOST = {"small": 300, "full": 3600}
AS_IT_IS = ""
ROUNDS = [AS_IT_IS, *SEEN_IN]
PLAY = "from proofs.mailing.round import play; play()"


def prove(stage: Stage) -> Findings:
    with tempfile.TemporaryDirectory(prefix="sideomside-mail-") as folder:
        empty = Path(folder) / "empty"
        make_ready(empty)
        with ThreadPoolExecutor(max_workers=2) as both_cores:
            rounds = dict(
                zip(ROUNDS, both_cores.map(lambda plant: _round(stage, empty, plant), ROUNDS), strict=True)
            )
    findings = Findings(rounds[AS_IT_IS], database="sqlite")
    findings.figures["bombs"] = len(corpus.our_bombs(stage.size))
    _say_what_was_there(stage, findings)
    for plant, figures in SEEN_IN.items():
        caught = any(not _meets(name, rounds[plant]) for name in figures)
        findings.plant(plant, caught, stage.say)
    return findings


def _round(stage: Stage, empty: Path, plant: str) -> dict[str, Any]:
    """In a copy of the empty house."""
    data = empty.parent / (plant or "real")
    shutil.copytree(empty, data)
    words = [stage.size, str(stage.seed), plant or "-", str(data)]
    told = last_line(PLAY, environment(data), *words, at_most=ROUND_AT_MOST[stage.size])
    shutil.rmtree(data)
    stage.say(f"{plant or 'the house as it is'}: {told}")
    return told


def _meets(name: str, told: dict[str, Any]) -> bool:
    how, aim = AIMS[name]
    return bool(told[name] <= aim) if how == "<=" else bool(told[name] == aim)


def _say_what_was_there(stage: Stage, findings: Findings) -> None:
    if wild := len(corpus.wild()):
        findings.figures["seen_in_the_wild"] = wild
    else:
        stage.say(
            "mails seen in the wild are not beside the project: only our own were sent, and none is counted"
        )
