"""Whoever opens another's sealed words leaves a line about it, and a log that was tampered with says where.

Everybody of five invented lives opens every page they may. What is opened is noted where the cipher opens it, below
every query and every page, and held against the lines of the log that came with it; what a page writes is taken back,
so that no line of an earlier page excuses a later one. Six things are opened and are no look, and each is counted:
one's own words, the first name by which those who work here sign, what people write to the reader in a conversation,
whom a worry points at, who leads (read by a stranger in the calendar), and what was compared and stands on no page.
Words about health want a line of an opening; a list of names is no excuse for them.

What it cannot see: what the answer to a press shows, what a page shows as a number or a label in place of the words
(a code from a list of ours), and whether the person is later told: that is for tests/ to say.
"""

from proofs.frame import Aim, Findings, Stage
from proofs.guarding.house import stood_up
from proofs.own_house import last_line

AIMS: dict[str, Aim] = {
    "looks_without_a_line": ("==", 0),
    "looks": (">=", 75),
    "pages": (">=", 200),
    "broken_pages": ("==", 0),
    "lines_verified": (">=", 5000),
    "seconds_to_verify": ("<=", 60),
    "kinds_of_tampering": (">=", 6),
    "kinds_of_tampering_unseen": ("==", 0),
}
PLAYED = "from proofs.watching.play import play; play()"
LINES = {"small": 5_000, "full": 1_000_000}
AT_MOST = {"small": 300, "full": 3000}


def prove(stage: Stage) -> Findings:
    with stood_up() as around:
        words = [stage.size, str(LINES[stage.size]), str(stage.seed)]
        told = last_line(PLAYED, around, *words, at_most=AT_MOST[stage.size])
    for line in told["wrong"]:
        stage.say(line)
    findings = Findings(told["figures"], database="sqlite")
    for name, caught in told["plants"].items():
        findings.plant(name, caught, stage.say)
    return findings
