"""Hostile mail: none lost, none doubled, none uncaught, in bounded time; ended in the middle, each counts once.

Every mail goes the whole way: in at the door, sealed and committed, read in a process of its own, filed. What the
door acknowledged is written down outside the house and compared with what stands in it afterwards. Besides, the parser
alone is given a great many more. At full size that takes hours: batch by batch, each in a house of its own, and what
is done is kept, so that it may be stopped and goes on when run again.
"""

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from house.contracts import ROOT
from proofs.frame import Aim, Findings, Stage
from proofs.kept_between import Shelf, kept_between
from proofs.mailing import corpus
from proofs.mailing.parsing import PLANTED
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
    "parsed": (">=", 2_000),
    "parser_confused": ("==", 0),
    "slowest_parse_seconds": ("<=", 5),
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
BATCHES = {"small": 1, "full": 20}
PARSED = {"small": 1, "full": 20}  # rounds of the parser alone
A_FEW, AT_ONCE = 2_000, 50_000  # mails in one of them
Told = dict[str, Any]
PLAY = "from proofs.mailing.round import play; play()"


def prove(stage: Stage) -> Findings:
    with (
        kept_between("mail", ROOT, across_runs=stage.is_full) as shelf,
        tempfile.TemporaryDirectory(prefix="sideomside-mail-") as folder,
    ):
        empty = Path(folder) / "empty"
        make_ready(empty)
        with ThreadPoolExecutor(max_workers=2) as both_cores:
            parsed = list(both_cores.map(partial(_parsed, stage, shelf), range(PARSED[stage.size])))
            planted = dict(
                zip(SEEN_IN, both_cores.map(partial(_planted, stage, empty), SEEN_IN), strict=True)
            )
            batches = range(BATCHES[stage.size])
            rounds = list(both_cores.map(partial(_batch, stage, shelf, empty), batches))
        since = shelf.since()
    findings = Findings(_together(rounds) | _of_the_parser(parsed), database="sqlite")
    findings.figures["measured_since"] = since
    findings.figures["bombs"] = len(corpus.our_bombs(stage.size))
    _say_what_was_there(stage, findings)
    for plant, figures in SEEN_IN.items():
        caught = any(not _meets(name, planted[plant]) for name in figures)
        findings.plant(plant, caught, stage.say)
    findings.plant(PLANTED, _parser(stage.seed, A_FEW, PLANTED)["confused"] > 0, stage.say)
    return findings


def _batch(stage: Stage, shelf: Shelf, empty: Path, number: int) -> Told:
    told: Told = shelf.once(f"{stage.seed} batch {number}", lambda: _round(stage, empty, "", number))
    return told


def _planted(stage: Stage, empty: Path, plant: str) -> Told:
    return _round(stage, empty, plant)


def _parsed(stage: Stage, shelf: Shelf, number: int) -> Told:
    many = A_FEW if stage.size == "small" else AT_ONCE
    told: Told = shelf.once(
        f"{stage.seed} parsed {number}", lambda: _parser(f"{stage.seed} parsed {number}", many, "")
    )
    return told


def _parser(seed: object, many: int, plant: str) -> Told:
    calls = "from proofs.mailing.parsing import play; play(*sys.argv[1:])"
    return last_line(calls, environment(Path()), str(seed), str(many), plant, at_most=3000)


def _together(rounds: list[Told]) -> Told:
    """Counts are summed; of times the worst stands."""
    return {name: (max if "seconds" in name else sum)(one[name] for one in rounds) for name in rounds[0]}


def _of_the_parser(parsed: list[Told]) -> Told:
    return {
        "parsed": sum(one["parsed"] for one in parsed),
        "parser_confused": sum(one["confused"] for one in parsed),
        "slowest_parse_seconds": max(one["slowest"] for one in parsed),
    }


def _round(stage: Stage, empty: Path, plant: str, batch: int = 0) -> Told:
    """In a copy of the empty house."""
    data = empty.parent / (plant or f"batch {batch}")
    shutil.copytree(empty, data)
    words = [stage.size, str(stage.seed), str(batch), plant or "-", str(data)]
    told = last_line(PLAY, environment(data), *words, at_most=ROUND_AT_MOST[stage.size])
    shutil.rmtree(data)
    stage.say(f"{plant or f'the house as it is, batch {batch}'}: {told}")
    return told


def _meets(name: str, told: Told) -> bool:
    how, aim = AIMS[name]
    return bool(told[name] <= aim) if how == "<=" else bool(told[name] == aim)


def _say_what_was_there(stage: Stage, findings: Findings) -> None:
    findings.figures["of_the_library"] = len(corpus.librarys())
    if wild := len(corpus.wild()):
        findings.figures["seen_in_the_wild"] = wild
    else:
        stage.say(
            "mails seen in the wild are not beside the project: only our own were sent, and none is counted"
        )
