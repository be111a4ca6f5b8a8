"""Attacks on series of reports find nobody: totals, differences, roundings, memberships; each mark is proven.

Every cell that did not leave is attacked by subtraction (exact fractions) and by narrowing whole numbers, with all
releases of a series in hand. Then another table is shown that would have led to the very same figures and differs in
that cell. Programmes that hide only what is small, or keep no ledger, are attacked the same way, and are found.

Then whole reports are written and printed, as a page and as every file; each number on the paper, in a title, beside a
bar or in how long it is drawn, is read back, must be accounted for, and is given to the same attackers. What people
answered, and what they chose to look at themselves, stands in each. And whoever may look inside looks twice, before and
after somebody took back their yes; and so is what lots showed, which stands in the same ledger.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from house.contracts import ROOT
from proofs.figures.besides import planted, z1
from proofs.figures.besieged import attacked
from proofs.frame import Aim, Findings, Stage

AIMS: dict[str, Aim] = {
    "series": (">=", 60),
    "recovered": ("==", 0),
    "without_another_table": ("==", 0),
    "naive_series_that_leak": (">=", 0.8),
    "z1_shown": (">=", 37),
    "z1_recovered": ("==", 0),
    "cells_shown": (">=", 0.5),
    "refused": ("<=", 0.1),
    "printed": (">=", 40),
    "printed_recovered": ("==", 0),
    "printed_left_over": ("==", 0),
    "printed_unaccounted": ("==", 0),
    "looks_twice": (">=", 60),
    "looks_that_tell": ("==", 0),
    "draws": (">=", 20),
    "draws_that_tell": ("==", 0),
    "draws_recovered": ("==", 0),
}
SERIES = {"small": 60, "full": 10_000}
WORLDS = {"small": 20, "full": 600}
PRINT = "import django; django.setup(); from proofs.printing.play import play; play()"
PART = 20


def prove(stage: Stage) -> Findings:
    figures: Counter[str] = Counter()
    parts = [
        (stage.seed, first, min(PART, SERIES[stage.size] - first))
        for first in range(0, SERIES[stage.size], PART)
    ]
    with ProcessPoolExecutor(max_workers=2) as both_cores:
        for done, found in enumerate(both_cores.map(attacked, parts), 1):
            figures.update(found)
            if done % 10 == 0:
                stage.say(f"{done * PART} series, {figures['recovered']} cells found")
    on_paper, faults = _printed(stage)
    findings = Findings(_told(figures) | z1() | on_paper)
    for name, caught in [*planted(), *faults.items()]:
        findings.plant(name, caught, stage.say)
    findings.plant("series without a ledger", figures["found_without_ledger"] > 0, stage.say)
    return findings


def _printed(stage: Stage) -> tuple[dict[str, Any], dict[str, bool]]:
    """In two processes, each with a house set up and no data."""
    half = WORLDS[stage.size] // 2
    told: Counter[str] = Counter()
    faults: dict[str, bool] = {}
    with tempfile.TemporaryDirectory(prefix="sideomside-printed-") as folder:
        around = os.environ | {"DJANGO_SETTINGS_MODULE": "sideomside.site.settings"}
        around |= {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": folder, "PYTHONPATH": str(ROOT)}
        presses = [
            subprocess.Popen(
                [sys.executable, "-c", PRINT, json.dumps({"seed": stage.seed, "first": first, "many": half})],
                env=around,
                stdout=subprocess.PIPE,
                text=True,
            )
            for first in (0, half)
        ]
        for press in presses:
            said = json.loads(press.communicate()[0].splitlines()[-1])
            told.update(said["told"])
            faults |= said["faults"]
    stage.say(f"{told['printed']} reports printed, {told['printed_numbers']} numbers on them")
    return dict(told), faults


def _told(figures: Counter[str]) -> dict[str, Any]:
    return {
        "series": figures["series"],
        "releases": figures["releases"],
        "cells": figures["cells"],
        "marks_attacked": figures["marks"],
        "recovered": figures["recovered"],
        "without_another_table": figures["undecided"],
        "cells_shown": round(figures["shown"] / figures["cells"], 3),
        "refused": round(figures["refused"] / (figures["refused"] + figures["releases"]), 3),
        "naive_series_that_leak": round(figures["naive_leaks"] / figures["naive_series"], 3),
        "naive_cells_recovered": figures["naive_cells"],
        "series_that_leak_without_ledger": round(figures["found_without_ledger"] / figures["alone"], 3),
    }
