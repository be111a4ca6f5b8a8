"""What people type is kept as they typed it or refused kindly: it never runs, breaks a page or becomes a formula.

Strings that have broken other software, typed into every field of every form, by whoever may come there: no page
falls over, what is kept is kept exactly, what is shown is shown as letters, and lists that leave the house hold no
formula. The strings are our own, by kind; nobody else's list is claimed.
"""

from proofs.frame import Aim, Findings, Stage
from proofs.guarding.house import play, stood_up
from proofs.guarding.naughty import STRINGS

AIMS: dict[str, Aim] = {
    "failures": ("==", 0),
    "formulas": ("==", 0),
    "fields": (">=", 100),
    "kept": (">=", 100),
    "strings": (">=", 200),
    "tries_missing": ("==", 0),
}
LEAST = {"small": 400, "full": 20_000}
AT_MOST = {"small": 540, "full": 3000}


def prove(stage: Stage) -> Findings:
    with stood_up(postgres=stage.is_full) as around:
        told = play("typing_in", around, stage.size, str(stage.seed), within=AT_MOST[stage.size])
    for line in told["wrong"][:100]:
        stage.say(line)
    findings = Findings(database="postgresql" if stage.is_full else "sqlite")
    findings.figures = {
        "strings": len(STRINGS),
        "fields": told["fields"],
        "tries": told["tries"],
        "tries_missing": max(0, LEAST[stage.size] - told["tries"]),
        "kept": told["kept"],
        "refused_or_not_kept_there": told["refused"],
        "failures": len(told["wrong"]),
        "cells_going_out": told["cells"],
        "formulas": told["formulas"],
    }
    for name, caught in told["caught"].items():
        findings.plant(name, caught, stage.say)
    return findings
