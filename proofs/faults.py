"""Whatever fails, at whichever statement, the house is in a state it may be in, and goes on when the fault is over.

Every statement of asking and matching, of saying yes and taking it back, of erasing and of putting a copy back is made
to fail, one after another; where SQLite copies a file without any, the copying fails before, amid and after. Then the
disk is full, no file can be opened, the clock jumps, and the mail server is away.
At small size every so-manieth statement is taken, and the seed says where to begin; at full none may be left out.
"""

from typing import Any

from proofs.frame import Aim, Findings, Stage
from proofs.own_house import empty_house, played

AIMS: dict[str, Aim] = {
    "illegal_states": ("==", 0),
    "swallowed": ("==", 0),
    "injection_points": (">=", 40),
    "restore_points": (">=", 12),
    "copy_points": (">=", 6),
    "points_left_out": ("==", 0),
    "beyond_the_end": ("==", 0),
    "letters_lost": ("==", 0),
    "weathers": (">=", 4),
    "weathers_not_stood": ("==", 0),
}
STEP = {"small": 9, "full": 1}
OF_RESTORE = {"small": 18, "full": 1}  # there are some hundreds, and each takes a whole copy
AT_MOST = {"small": 540, "full": 3300}


def prove(stage: Stage) -> Findings:
    with empty_house("faults") as data:
        words = [str(STEP[stage.size]), str(OF_RESTORE[stage.size]), str(stage.seed)]
        told: dict[str, Any] = played("proofs.failing.play", data, *words, at_most=AT_MOST[stage.size])
    findings = Findings(told["figures"], database="sqlite")
    for line in told["wrong"]:
        stage.say(line)
    for name, caught in told["plants"].items():
        findings.plant(name, caught, stage.say)
    return findings
