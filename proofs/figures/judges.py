"""Other people's libraries, in a Python of their own: they judge ours on data drawn by chance, and never ship.

That Python is made once from a hashed list, and holds lifelines, statsmodels, scipy, simpy and ciw.
"""

import json
import subprocess
from pathlib import Path
from random import Random
from typing import Any

from proofs.figures.references import BTHEB, beside, btheb
from proofs.frame import CannotRun, Stage
from proofs.its_own import python_with
from sideomside.reports.statistics import student, validation
from sideomside.reports.statistics.change import bootstrap, paired_change
from sideomside.reports.statistics.intercepts import fit
from sideomside.reports.statistics.staying import stay
from sideomside.reports.statistics.two_groups import difference
from sideomside.reports.statistics.waiting import incidence

CLOSE = 1e-6
BENCH = Path(__file__).resolve().parent / "bench"
LOCK = Path(__file__).with_name("judges.lock")
SETS = 60


def ask(bench: str, told: Any, seconds: int = 1500) -> dict[str, Any]:
    """Hand a question to the judges' Python; CannotRun says what could not be had."""
    done = subprocess.run(
        [str(python_with(LOCK)), str(BENCH / f"{bench}.py")],
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )
    if done.returncode:
        raise CannotRun(f"judges: {bench} broke off: {done.stderr.strip().splitlines()[-1:]}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def of_statistics(stage: Stage) -> dict[str, Any]:
    """How often we disagree, on sets drawn by chance, beyond what rounding explains."""
    sets = [_drawn(Random(f"{stage.seed} {number}")) for number in range(SETS)]  # noqa: S311 - data, not a key
    told = ask("judge_figures", {"sets": sets, "btheb": btheb() if beside(BTHEB) else None})
    apart = []
    for one, judged in zip(sets, told["sets"], strict=True):
        ours = _ours(one)
        apart += [name for name, value in judged.items() if not _close(ours[name], value, name)]
    for name in sorted(set(apart)):
        stage.say(f"judges disagree: {name}, {apart.count(name)} of {SETS}")
    return {
        "disagreements": len(apart),
        "compared_with_judges": sum(len(judged) for judged in told["sets"]),
        "judges": told["versions"],
    }


def _drawn(rng: Random) -> dict[str, Any]:
    n = rng.randint(12, 60)
    before = [rng.gauss(40, 15) for _ in range(n)]
    days = rng.sample(range(1, 400), n)
    return {
        "before": before,
        "after": [value + rng.gauss(3, 12) for value in before],
        "days": days,
        "endings": [rng.choice([0, 1, 1, 2]) for _ in range(n)],
        "who": [number // 3 for number in range(3 * n)],
        "time": [number % 3 for number in range(3 * n)],
        "read": [before[number // 3] + 2 * (number % 3) + rng.gauss(0, 6) for number in range(3 * n)],
        "share": [rng.randint(0, n), n],
        "freedom": n - 1,
        "others": [rng.gauss(0, 20) for _ in range(rng.randint(12, 60))],
    }


def _ours(one: dict[str, Any]) -> dict[str, Any]:
    change = paired_change(one["before"], one["after"])
    curve = stay(one["days"], [ending == 1 for ending in one["endings"]])
    met = incidence(one["days"], one["endings"])
    line = fit(one["who"], [[1.0, time] for time in one["time"]], one["read"])
    together = validation.agreement(one["before"], one["after"])
    apart = [late - early for early, late in zip(one["before"], one["after"], strict=True)]
    between = difference(apart, one["others"])
    return {
        "between": [between.mean, between.low, between.high, between.freedom] if between else [],
        "t": student.t(one["freedom"]),
        "change": [change.mean, change.low, change.high] if change else [],
        "bca": list(bootstrap(apart)),
        "wilson": list(student.wilson(*one["share"])),
        "stay": [moment.share for moment in curve.moments],
        "stay_low": [moment.low for moment in curve.moments],
        "met": [moment.share for moment in met.moments],
        "met_low": [moment.low for moment in met.moments],
        "line": [*line.coefficients, line.within, line.between],
        "likelihood": line.log_likelihood,
        "correlation": [together.r, together.low, together.high] if together else [],
    }


def _close(ours: Any, theirs: Any, name: str) -> bool:
    """A bootstrap has chance of its own, and two searches stop a hair apart."""
    if isinstance(theirs, list):
        return len(ours) == len(theirs) and all(_close(a, b, name) for a, b in zip(ours, theirs, strict=True))
    allowed = {"bca": 0.6, "line": 1e-2 * max(1.0, abs(theirs)), "likelihood": 1e-3}.get(name, CLOSE)
    return bool(abs(ours - theirs) <= allowed)
