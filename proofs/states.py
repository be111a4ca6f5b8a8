"""Whatever is pressed, by whom and in which order, the promises between people hold; every broken one is seen.

A small house lives through many lives of fifty presses: mails, yeses and noes, agreements, fixed times, pauses, hats,
groups and those who come to them, worries, endings, erasures and days that pass. After every press everything that
must be true is looked at, through the queries people look through.
"""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from proofs.frame import Aim, Findings, Stage
from proofs.own_house import environment, make_ready

IS_LONG = True
AIMS: dict[str, Aim] = {
    "violations": ("==", 0),
    "runs_missing": ("==", 0),
    "steps": (">=", 600),
    "acts_missing": ("==", 0),
}
LEAST = {"small": 12, "full": 2000}  # runs as the house is
ACTS = {"small": 40, "full": 80}  # kinds of act that came to pass in them, of those there are
RUNS = {"small": 12, "full": 2000}
AT_A_TIME = 250
TRIES = {"small": 60, "full": 200}  # lives within which a planted fault must be seen
AT_MOST = {"small": 240, "full": 7000}
AS_IT_IS = "-"
PLAY = "import django; django.setup(); from proofs.living.play import play; play()"
Told = dict[str, Any]


class FellOver(RuntimeError):
    """The lives broke off before they could be told."""


def prove(stage: Stage) -> Findings:
    with (
        tempfile.TemporaryDirectory(prefix="sideomside-states-") as folder,
        ThreadPoolExecutor(max_workers=2) as both_cores,
    ):
        houses = list(both_cores.map(_opened, [Path(folder) / name for name in ("one", "two")]))
        there_is = houses[0][1]
        tasks = _tasks(stage, there_is["plants"])
        halves = both_cores.map(lambda one: _live(stage, one[0], tasks), houses)
        told = [each for half in halves for each in half]
    as_it_is = [each for each in told if each["plant"] == AS_IT_IS]
    findings = Findings(_figures(as_it_is, stage, there_is["acts"]), database="sqlite")
    for each in told:
        if each["plant"] != AS_IT_IS:
            findings.plant(each["plant"], bool(each["violations"]), stage.say)
    return findings


def _tasks(stage: Stage, plants: list[str]) -> "Queue[Told]":
    """As the house is in several parts, so that both cores live; and each fault by itself."""
    tasks: Queue[Told] = Queue()
    part = min(AT_A_TIME, RUNS[stage.size] // 2)
    for number in range(RUNS[stage.size] // part):
        in_short = stage.is_full  # the shortest story takes longer to find than a small proof lasts
        tasks.put({"plant": AS_IT_IS, "runs": part, "number": stage.seed + number, "in_short": in_short})
    # Every other at small, and the seed says which.
    for plant in plants if stage.is_full else plants[(stage.seed - 1) % 2 :: 2]:
        tasks.put({"plant": plant, "runs": TRIES[stage.size], "number": stage.seed, "in_short": False})
    return tasks


def _opened(data: Path) -> tuple[subprocess.Popen[str], Told]:
    """A house of its own, built once; its first line says what there is to press and to plant."""
    around = environment(data)
    make_ready(data)
    house = subprocess.Popen(
        [sys.executable, "-c", PLAY], env=around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    return house, _said(house)


def _live(stage: Stage, house: subprocess.Popen[str], tasks: "Queue[Told]") -> list[Told]:
    """One task after another, until there are no more."""
    told: list[Told] = []
    with _not_for_ever(house, AT_MOST[stage.size]):
        while (task := _next(tasks)) is not None:
            house.stdin.write(json.dumps(task) + "\n")  # type: ignore[union-attr]
            house.stdin.flush()  # type: ignore[union-attr]
            told.append(_said(house))
            stage.say(_in_short(told[-1]))
    return told


def _next(tasks: "Queue[Told]") -> Told | None:
    try:
        return tasks.get_nowait()
    except Empty:
        return None


@contextmanager
def _not_for_ever(house: subprocess.Popen[str], seconds: int) -> Iterator[None]:
    clock = threading.Timer(seconds, house.kill)
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        house.kill()
        house.wait()


def _said(house: subprocess.Popen[str]) -> Told:
    line = house.stdout.readline()  # type: ignore[union-attr]
    whole = line.endswith("\n")  # who is killed may have said half
    told: Told = json.loads(line) if whole else {"fell_over": True}
    if told.get("fell_over"):
        house.kill()
        raise FellOver(f"the lives of {told.get('plant', 'the house')} broke off")
    return told


def _in_short(told: Told) -> str:
    off = f", {told['broke_off']} broke off" if told["broke_off"] else ""
    found = told["violations"][:1] or "all true"
    return f"{told['plant']}: {told['runs']} lives, {told['steps']} presses{off}, {found}"


def _figures(parts: list[Told], stage: Stage, acts: list[str]) -> dict[str, Any]:
    for part in parts:
        for line in [*part["violations"], *part["story"]]:
            stage.say(line)
    done = {act for part in parts for act in part["done"]}
    presses = [part["presses"] for part in parts]
    runs = sum(part["runs"] for part in parts)
    return {
        "runs": runs,
        "runs_missing": max(0, LEAST[stage.size] - runs),
        "steps": sum(part["steps"] for part in parts),
        "violations": sum(len(part["violations"]) for part in parts),
        "acts": len(acts),
        "acts_done": len(done),
        "acts_missing": max(0, ACTS[stage.size] - len(done)),
    } | {how.replace(" ", "_"): sum(one.get(how, 0) for one in presses) for how in ("done", "refused")}
