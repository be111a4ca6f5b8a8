"""Nobody learns who is known here: a true guess and a false one are answered alike, in every byte and in time.

Signing in (with an account, an invited one, a closed one), a forgotten password, a lost link by mail and by phone, a
closed link, one of long ago, an invitation, a word that is nearly right, words from an address we know; and every
address with an id in it, asked for by five who may not come there: somebody's thing, and one that does not exist.

Bytes: status, headers, cookies and page, all of it but what was typed, what is drawn afresh for each answer (of which
the length stays), and a moment, of which stays how many minutes it is away. Time: at full by the clock on the wall, at
small the time this process was at work, which the rest of the machine does not disturb (a wait that is no work shows
at full alone); known and unknown in turn in an order drawn by lot, and the unknown once more. The median difference of
the two is held against how far the very same question lies from itself, and may be five milliseconds at most; what
looks apart is asked again, four and sixteen times as long, and that counts. How many rounds of three a question had
stands beside. It is timed without a network; what many tries would add up to, the limits on tries are for.
"""

from proofs.frame import Aim, Findings, Stage
from proofs.guarding.house import stood_up
from proofs.own_house import last_line

BY_THE_CLOCK = True
AIMS: dict[str, Aim] = {
    "answers_differing": ("==", 0),
    "apart_in_time": ("<=", 1.0),
    "largest_gap_ms": ("<=", 5.0),
    "questions_missing": ("==", 0),
    "rounds_missing": ("==", 0),
}
ROUNDS = {"small": 5, "full": 400}
QUESTIONS = {"small": 60, "full": 300}
TIMED = {"small": 70, "full": 15_000}
AT_MOST = {"small": 540, "full": 3400}
PLAYED = "from proofs.alike.play import play; play(*sys.argv[1:])"


def prove(stage: Stage) -> Findings:
    with stood_up() as around:
        words = [stage.size, str(ROUNDS[stage.size]), str(stage.seed)]
        told = last_line(PLAYED, around, *words, at_most=AT_MOST[stage.size])
    timed = told["timed"]
    for name, one in sorted(timed.items(), key=lambda each: -each[1]["apart"])[:20]:
        stage.say(f"{name}: {one}")
    for name, where in told["differing"].items():
        stage.say(f"{name}: differs in {where}")
    rounds = sum(one["rounds"] for one in timed.values())
    findings = Findings(database="sqlite")
    findings.figures = {
        "questions": told["compared"],
        "questions_missing": max(0, QUESTIONS[stage.size] - told["compared"]),
        "answers_differing": len(told["differing"]),
        "bytes_differing": sum(where[0] for where in told["differing"].values()),
        "timed_questions": len(timed),
        "rounds": rounds,
        "rounds_of_a_question_fewest": min(one["rounds"] for one in timed.values()),
        "rounds_of_a_question_most": max(one["rounds"] for one in timed.values()),
        "rounds_missing": max(0, TIMED[stage.size] - rounds),
        "largest_gap_ms": max(one["gap_ms"] for one in timed.values()),
        "apart_in_time": max(one["apart"] for one in timed.values()),
    }
    for name, caught in told["caught"].items():
        findings.plant(name, caught, stage.say)
    return findings
