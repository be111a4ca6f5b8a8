"""Statistics one can defend: published answers to the printed digit, scorers right on every example, faults seen.

At full size other people's libraries judge ours on data nobody chose (proofs/figures/judges.py).
"""

from collections.abc import Sequence
from dataclasses import replace
from math import exp
from random import Random
from statistics import fmean, stdev
from typing import Any

from proofs.figures import judges
from proofs.figures.published import LIST_DAYS, LIST_ENDINGS, XMR, lung
from proofs.figures.references import MET, Reference, at_hand, lying_beside, same
from proofs.frame import Aim, CannotRun, Findings, Stage
from sideomside.outcomes.scoring.score import failing
from sideomside.outcomes.scoring.shelf import shipped
from sideomside.reports.statistics.sites import shrink
from sideomside.reports.statistics.staying import stay
from sideomside.reports.statistics.student import z
from sideomside.reports.statistics.waiting import incidence

AIMS: dict[str, Aim] = {
    "results": (">=", 10),
    "not_matched": ("==", 0),
    "scorers": (">=", 5),
    "least_examples_of_a_scorer": (">=", 6),
    "examples_wrong": ("==", 0),
    "waiting_list_off_by": ("<=", 0.02),
    "waiting_interval_holds": (">=", 0.9),
    "kaplan_meier_promises_too_much": (">=", 0.04),
    "shrunken_error_to_raw": ("<=", 0.8),
    "disagreements": ("==", 0),
}
LISTS = {"small": 150, "full": 2000}
TOWNS = {"small": 100, "full": 4000}


def prove(stage: Stage) -> Findings:
    beside = list(lying_beside())
    if stage.is_full and len(beside) < 6:
        raise CannotRun("jacobson_1989.csv and BtheB.csv beside the project")
    if not beside:
        stage.say("two data sets are not beside the project; their results are not counted")
    findings = Findings(_compared([*at_hand(), *beside], stage) | _scored() | _waited(stage) | _towns(stage))
    findings.figures["disagreements"] = _counted_by_hand(stage.seed)
    if stage.is_full:
        judged = judges.of_statistics(stage)
        findings.figures |= judged | {
            "disagreements": findings.figures["disagreements"] + judged["disagreements"]
        }
    for name, caught in _planted():
        findings.plant(name, caught, stage.say)
    return findings


def _compared(references: list[Reference], stage: Stage) -> dict[str, Any]:
    wrong = []
    for name, printed, ours in references:
        found = ours()
        if len(found) != len(printed) or not all(map(same, found, printed)):
            wrong.append(name)
            stage.say(f"{name}: printed {printed}, ours {found}")
    return {
        "results": len(references),
        "not_matched": len(wrong),
        "digits": sum(len(r[1]) for r in references),
    }


def _scored() -> dict[str, Any]:
    cards = shipped().values()
    return {
        "scorers": len(cards),
        "least_examples_of_a_scorer": min(len(card.vectors) for card in cards),
        "examples_wrong": sum(len(failing(card)) for card in cards),
    }


def _waited(stage: Stage) -> dict[str, Any]:
    """Lists whose truth is known: two exponential clocks, and a report drawn up in the middle."""
    rng, off, too_much, held = Random(stage.seed), [], [], []
    truth = 0.08 / 0.1 * (1 - exp(-0.1 * 30))
    for _ in range(LISTS[stage.size]):
        days, endings = _list(rng, 400)
        found = incidence(days, endings).by(30)
        off.append((found.share if found else 0) - truth)
        held.append(found is not None and found.low <= truth <= found.high)
        too_much.append(1 - stay(days, [ending == 1 for ending in endings]).beyond(30) - truth)
    return {
        "waiting_lists": len(off),
        "waiting_list_off_by": round(abs(fmean(off)), 4),
        "waiting_interval_holds": round(fmean(held), 3),
        "kaplan_meier_promises_too_much": round(fmean(too_much), 3),
    }


def _list(rng: Random, people: int) -> tuple[list[float], list[int]]:
    days, endings = [], []
    for _ in range(people):
        met, left, report = rng.expovariate(0.08), rng.expovariate(0.02), rng.uniform(5, 90)
        first = min(met, left, report)
        days.append(first)
        endings.append(0 if first == report else 1 if first == met else 2)
    return days, endings


def _towns(stage: Stage) -> dict[str, Any]:
    """Eight municipalities of 6 to 60 people: how far raw, shrunken and pooled figures are from the truth."""
    rng, errors = Random(stage.seed), {"raw": [0.0], "shrunken": [0.0], "pooled": [0.0]}
    for _ in range(TOWNS[stage.size]):
        sizes = [6, 8, 10, 14, 20, 28, 40, 60]
        truth = [rng.gauss(5, 3) for _ in sizes]
        variances = [400 / size for size in sizes]
        raw = [rng.gauss(mean, variance**0.5) for mean, variance in zip(truth, variances, strict=True)]
        told = shrink(raw, variances)
        pooled = [told.together] * len(sizes) if told else raw
        shown = [site.shown for site in told.each] if told else raw
        for name, estimate in (("raw", raw), ("shrunken", shown), ("pooled", pooled)):
            errors[name] += [(a - b) ** 2 for a, b in zip(estimate, truth, strict=True)]
    rmse = {name: fmean(each) ** 0.5 for name, each in errors.items()}
    return {
        "error_of_places": {name: round(value, 2) for name, value in rmse.items()},
        "shrunken_error_to_raw": round(rmse["shrunken"] / rmse["raw"], 3),
    }


def _counted_by_hand(seed: int) -> int:
    """Lists on which nobody is still waiting: counting people one by one must give the curve. How often it did not."""
    rng, wrong = Random(seed), 0
    for _ in range(20):
        days, endings = [rng.randint(1, 9) for _ in range(30)], [rng.choice([1, 2]) for _ in range(30)]
        curve = incidence(days, endings)
        for day in range(1, max(days) + 1):
            counted = sum(d <= day and e == 1 for d, e in zip(days, endings, strict=True)) / 30
            found = curve.by(day)
            wrong += found is None or abs(found.share - counted) > 1e-9
    return wrong


def _planted() -> list[tuple[str, bool]]:
    """Mistakes others have made, each of which the printed answers must show."""
    days, ended = lung()
    left_out = [(d, e) for d, e in zip(LIST_DAYS, LIST_ENDINGS, strict=True) if e != 2]
    met = [ending == 1 for ending in LIST_ENDINGS]
    calculator = replace(shipped()["who-5"], plus=-20.0)
    nought = replace(shipped()["qpr-15"], min_answered=1)
    return [
        ("limits from the standard deviation", not same(fmean(XMR) + 3 * stdev(XMR), "3.294627")),
        ("those still here counted as ended", stay(days, [True] * len(ended)).median[0] != 310),
        ("Kaplan-Meier for waiting", not same(1 - stay(LIST_DAYS, met).beyond(9), f"{float(MET[-1]):.12f}")),
        ("who left is left out", not _same_curve([d for d, _ in left_out], [e for _, e in left_out])),
        ("leaving counted as being met", not _same_curve(LIST_DAYS, [min(e, 1) for e in LIST_ENDINGS])),
        ("the normal distribution for Student's", not same(z(), "2.0452")),
        ("a public calculator's WHO-5", bool(failing(calculator))),
        ("too few answers still scored", bool(failing(nought))),
    ]


def _same_curve(days: Sequence[float], endings: Sequence[int]) -> bool:
    shares = [moment.share for moment in incidence(days, endings).moments]
    return len(shares) == len(MET) and all(
        same(a, f"{float(b):.12f}") for a, b in zip(shares, MET, strict=True)
    )
