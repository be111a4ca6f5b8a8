"""A story or a comment taken back leaves no trace in any answer, feed, search, cache or copy, within a minute.

A story is told and answered in a house of its own, with words nobody else uses, and everything is asked for as a
visitor, as its writer and as who keeps the stories: every open page, wherever a link leads, searches, feeds, open data.
Then comment, voice and story are taken back, and all of it is asked for once more, in whatever way a word may be
written down; and another story by the address its writer kept, without any hat. What a cache
on the way may still hold is worked out from what each answer allowed. The reader's address is looked for all along.
"""

from typing import Any

from proofs.frame import Aim, Findings, Stage
from proofs.own_house import empty_house, played

AIMS: dict[str, Aim] = {
    "kinds_of_place": ("==", 9),
    "places_it_stood": (">=", 10),
    "answers_looked_through": (">=", 200),
    "traces_of_a_story": ("==", 0),
    "traces_of_a_comment": ("==", 0),
    "traces_of_a_voice": ("==", 0),
    "left_after_a_way_down": ("==", 0),
    "not_told_as_gone": ("==", 0),
    "longest_kept_on_the_way_s": ("<=", 60),
    "rows_that_still_tell": ("==", 0),
    "keys_left": ("==", 0),
    "addresses_seen": ("==", 0),
    "lives": (">=", 1),
}
LIVES = {"small": 1, "full": 25}
AT_MOST = {"small": 240, "full": 3000}


def prove(stage: Stage) -> Findings:
    with empty_house("withdraw") as data:
        told: dict[str, Any] = played(
            "proofs.withdrawing.play",
            data,
            str(LIVES[stage.size]),
            str(stage.seed),
            at_most=AT_MOST[stage.size],
        )
    findings = Findings(told["figures"], database="sqlite")
    for line in told["wrong"]:
        stage.say(line)
    for name, caught in told["plants"].items():
        findings.plant(name, caught, stage.say)
    return findings
