"""Every sealed word about a person is in their copy, and after their erasure nothing of them is left anywhere.

A row of every model that says it is about somebody is built for each person, with a mark in every sealed field. The
copy is the ZIP a person gets: each sealed field is looked for in it, but for those kept back with a written reason.
Plain fields (a moment, a choice, a number, what points at what) are declared one and all, and are not looked for in
the copy: a room tells those that say something in words of its own. After an erasure no row of any model is left,
its plain fields with it. What is left is looked for in every table by the person's own number, in the store of
keys, and byte by byte in the files, whatever the models say of themselves.
"""

from typing import Any

from proofs.frame import Aim, Findings, Stage
from proofs.own_house import empty_house, played

AIMS: dict[str, Aim] = {
    "sealed_fields": (">=", 60),
    "not_exported": ("==", 0),
    "undeclared": ("==", 0),
    "rows_left": ("==", 0),
    "keys_left": ("==", 0),
    "numbers_left": ("==", 0),
    "marks_in_files": ("==", 0),
    "others_harmed": ("==", 0),
    "controls_not_found": ("==", 0),
    "persons": (">=", 2),
}
PERSONS = {"small": 2, "full": 300}
AT_MOST = {"small": 240, "full": 3000}


def prove(stage: Stage) -> Findings:
    with empty_house("erasure") as data:
        told: dict[str, Any] = played(
            "proofs.erasing.play", data, str(PERSONS[stage.size]), at_most=AT_MOST[stage.size]
        )
    findings = Findings(told["figures"], database="sqlite")
    for line in told["wrong"]:
        stage.say(line)
    for name, caught in told["plants"].items():
        findings.plant(name, caught, stage.say)
    return findings
