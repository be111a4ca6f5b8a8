"""Whatever fails, at whichever statement, the house is in a state it may be in, and goes on when the fault is over.

Every statement of asking and matching, of saying yes and taking it back, of erasing and of putting a copy back is made
to fail, one after another. Then the disk is full, no file can be opened, the clock jumps, and the mail server is away.
At small size every so-manieth statement is taken; the seed says where to begin.
"""

from typing import Any

from proofs.frame import Aim, Findings, Stage
from proofs.own_house import empty_house, played

AIMS: dict[str, Aim] = {
    "illegal_states": ("==", 0),
    "swallowed": ("==", 0),
    "injection_points": (">=", 40),
    "restore_points": (">=", 6),
    "letters_lost": ("==", 0),
    "weathers": (">=", 4),
    "weathers_not_stood": ("==", 0),
}
STEP = {"small": 9, "full": 1}
AT_MOST = {"small": 300, "full": 3300}


def prove(stage: Stage) -> Findings:
    with empty_house("faults") as data:
        words = [str(STEP[stage.size]), str(stage.seed)]
        told: dict[str, Any] = played("proofs.failing.play", data, *words, at_most=AT_MOST[stage.size])
    findings = Findings(told["figures"], database="sqlite")
    for line in told["wrong"]:
        stage.say(line)
    for name, caught in told["plants"].items():
        findings.plant(name, caught, stage.say)
    return findings
