"""Day after day through simulated years, nothing is kept longer than was promised and nothing goes early.

Lives begin and end on days drawn by dice: words that led nowhere, talks, walks, conversations, worries, raw mails,
letters, lists, paths, what got out, questions about reading, words at a partner's table, wishes, yeses, stories, peers
and colleagues who stop, months of the log: each keep-time of the house has a life of its own. Each has its day to go,
worked out here from the table of the promise and not by the house. Whoever waits and is silent goes after a year, and
a month after goodbye was said; others are owed an answer, walk and work all the time, and must never go. What is
counted of every year is the same before a night and after it. Leap days and summer time are on the way.
"""

from typing import Any

from proofs.frame import Aim, Findings, Stage
from proofs.own_house import empty_house, played

AIMS: dict[str, Aim] = {
    "late": ("==", 0),
    "early": ("==", 0),
    "gone_without_a_goodbye": ("==", 0),
    "goodbyes_said": (">=", 4),
    "days": (">=", 760),
    "nights_lived": (">=", 100),
    "items_gone_in_time": (">=", 20),
    "kinds_without_an_end": ("==", 0),
    "figures_held_against_a_night": (">=", 1000),
    "figures_changed_by_a_night": ("==", 0),
    "second_runs_that_did_something": ("==", 0),
    "sweeps_nobody_runs": ("==", 0),
    "keep_times": (">=", 19),
    "keep_times_that_differ_from_the_promise": ("==", 0),
}
DAYS = {"small": 760, "full": 1880}
EVERY = {"small": 500, "full": 12}  # days between two of a kind
ALL_NIGHTS = {
    "small": "",
    "full": "all",
}  # at small size the nights around a day that matters, and every tenth
AT_MOST = {"small": 500, "full": 3000}


def prove(stage: Stage) -> Findings:
    with empty_house("retention") as data:
        words = [str(DAYS[stage.size]), str(EVERY[stage.size]), str(stage.seed), ALL_NIGHTS[stage.size]]
        told: dict[str, Any] = played("proofs.keeping.play", data, *words, at_most=AT_MOST[stage.size])
    findings = Findings(told["figures"], database="sqlite")
    for line in told["wrong"]:
        stage.say(line)
    for name, caught in told["plants"].items():
        findings.plant(name, caught, stage.say)
    return findings
