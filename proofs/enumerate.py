"""Nobody learns who is known here: somebody we know and somebody we do not are answered alike, in words and in time.

Signing in, a forgotten password, a lost link by mail and by phone, an old link, an invitation, somebody's page. The
answers are compared byte for byte after what is drawn afresh is masked; the time as the ratio of two medians of
processor time, taken in one run in an order drawn by lot.
"""

from proofs.frame import Aim, Findings, Stage
from proofs.guarding.house import play, stood_up

BY_THE_CLOCK = True
AIMS: dict[str, Aim] = {
    "bytes_differing": ("==", 0),
    "processor_ratio": ("<=", 1.15),
    "gap_ms": ("<=", 5),
    "questions": (">=", 7),
    "tries_missing": ("==", 0),
}
TRIES = {"small": 40, "full": 300}
LEAST = {"small": 300, "full": 2000}
AT_MOST = {"small": 540, "full": 1800}


def prove(stage: Stage) -> Findings:
    with stood_up(mode="demo") as around:
        told = play(
            "telling_apart", around, str(TRIES[stage.size]), str(stage.seed), within=AT_MOST[stage.size]
        )
    for name, one in told["questions"].items():
        stage.say(f"{name}: {one}")
    each = told["questions"].values()
    tries = sum(one["tries"] for one in each)
    findings = Findings(database="sqlite")
    findings.figures = {
        "questions": len(each),
        "tries": tries,
        "tries_missing": max(0, LEAST[stage.size] - tries),
        "bytes_differing": sum(one["differing"] for one in each),
        "processor_ratio": max(one["processor_ratio"] for one in each),
        "clock_ratio": max(one["clock_ratio"] for one in each),
        "gap_ms": max(one["gap_ms"] for one in each),
    }
    for name, caught in told["caught"].items():
        findings.plant(name, caught, stage.say)
    return findings
