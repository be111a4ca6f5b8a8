"""Whatever is pressed, by whom and in which order, the promises between people hold; every broken one is seen.

A small house lives through many lives of fifty presses: mails, yeses and noes, pauses, hats, endings, erasures and
days that pass. After every press everything that must be true is looked at, through the queries people look through.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from house.contracts import ROOT
from house.serving import MANAGE
from proofs.frame import Aim, Findings, Stage

AIMS: dict[str, Aim] = {
    "violations": ("==", 0),
    "runs": (">=", 12),
    "steps": (">=", 600),
    "acts_done": (">=", 30),
}
RUNS = {"small": 16, "full": 2000}
TRIES = {"small": 50, "full": 200}  # lives within which a planted fault must be seen
AT_MOST = {"small": 240, "full": 3000}
AS_IT_IS = "-"
PLAY = "import django; django.setup(); from proofs.living.play import play; play()"


def prove(stage: Stage) -> Findings:
    with tempfile.TemporaryDirectory(prefix="sideomside-states-") as folder:
        empty = Path(folder) / "empty"
        subprocess.run(
            [*MANAGE, "prepare"], env=_environment(empty), check=True, capture_output=True, timeout=120
        )
        halves = [(AS_IT_IS, RUNS[stage.size] // 2, stage.seed + half) for half in (0, 1)]
        planted = [(plant, TRIES[stage.size], stage.seed) for plant in _plants(empty)]
        with ThreadPoolExecutor(max_workers=2) as both_cores:
            told = list(both_cores.map(lambda round_: _live(stage, empty, *round_), [*halves, *planted]))
    findings = Findings(_figures(told[:2], stage), database="sqlite")
    for (plant, _tries, _seed), found in zip(planted, told[2:], strict=True):
        findings.plant(plant, bool(found["violations"]), stage.say)
    return findings


def _figures(halves: list[dict[str, Any]], stage: Stage) -> dict[str, Any]:
    for half in halves:
        for line in [*half["violations"], *half["story"]]:
            stage.say(line)
    done = {act for half in halves for act in half["done"]}
    presses = [half["presses"] for half in halves]
    return {
        "runs": sum(half["runs"] for half in halves),
        "steps": sum(half["steps"] for half in halves),
        "violations": sum(len(half["violations"]) for half in halves),
        "acts": len(halves[0]["acts"]),
        "acts_done": len(done),
    } | {how.replace(" ", "_"): sum(one.get(how, 0) for one in presses) for how in ("done", "refused")}


def _plants(empty: Path) -> list[str]:
    say = "import django; django.setup(); from proofs.living.plants import PLANTS; print(*PLANTS)"
    done = subprocess.run(
        [sys.executable, "-c", say],
        env=_environment(empty),
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout.split()


def _live(stage: Stage, empty: Path, plant: str, runs: int, seed: int) -> dict[str, Any]:
    """In a copy of the empty house."""
    data = empty.parent / f"{plant}{seed}"
    shutil.copytree(empty, data)
    done = subprocess.run(
        [sys.executable, "-c", PLAY, str(runs), str(seed), plant],
        env=_environment(data),
        capture_output=True,
        text=True,
        check=False,
        timeout=AT_MOST[stage.size],
    )
    shutil.rmtree(data)
    if done.returncode:
        raise RuntimeError(f"the lives of {plant} broke off:\n{done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    stage.say(
        f"{plant}: {told['runs']} lives, {told['steps']} presses, {told['violations'][:1] or 'all true'}"
    )
    return told


def _environment(data: Path) -> dict[str, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SIDEOMSIDE_", "DJANGO_"))}
    ours = {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": str(data), "PYTHONPATH": str(ROOT)}
    return clean | ours | {"DJANGO_SETTINGS_MODULE": "sideomside.site.settings"}
