"""What guards people is tested: policy, vault, mail and consent, each line and branch, and a changed line is noticed.

Tests run under coverage.py, on both databases at full size. Then one small change at a time is made to a copy of those
four parts (mutmut says which there can be, chance chooses), and the tests that run the changed line run again: a change
that no test notices is named. At small size the consent room alone, with its own tests.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any

from house.contracts import ROOT
from house.needs import POSTGRES
from proofs.frame import Aim, CannotRun, Findings, Stage
from proofs.noticing.changes import Change, drawn
from proofs.noticing.parts import files
from proofs.noticing.plants import plants
from proofs.noticing.reach import Reached, run, told
from proofs.noticing.trial import copy_of, noticed

AIMS: dict[str, Aim] = {
    "lines_pct": (">=", 98),
    "branches_pct": ("==", 100),
    "noticed_pct": (">=", 85),
}
BY_NAME_ALONE = True  # it runs the tests again, which integration has just done
CHANGES = {"small": 4, "full": 200}
ALONE = ["pytest", "-q", "-p", "no:cacheprovider", "sideomside/consent"]
WHOLE = ["house.testing", "--only", "sqlite", "--only", "postgres"]
AT_MOST = {"small": 300, "full": 5_400}
ABREAST = 2
Told = dict[str, Any]


def prove(stage: Stage) -> Findings:
    if stage.is_full and not POSTGRES.is_here():
        raise CannotRun("PostgreSQL 15 or newer")
    of = {name: part for name, part in files(ROOT).items() if stage.is_full or part == "consent"}
    with TemporaryDirectory(prefix="sideomside-tested-") as name:
        folder = Path(name)
        stage.say(run(ROOT, folder, WHOLE if stage.is_full else ALONE, AT_MOST[stage.size]))
        reached = told(ROOT, folder, of)
        chosen, possible = drawn(ROOT, folder, CHANGES[stage.size], stage.seed, sorted(of))
    findings = Findings(_reach(stage, reached), database="sqlite, postgresql" if stage.is_full else "sqlite")
    answers = dict(zip(chosen, _tried(stage, chosen, reached), strict=True))
    findings.figures |= {"changes_possible": possible} | _noticed(stage, answers, of)
    for plant, caught in plants(ROOT).items():
        findings.plant(plant, caught, stage.say)
    return findings


def _reach(stage: Stage, reached: dict[str, Reached]) -> Told:
    for file, one in reached.items():
        if one.missing:
            stage.say(f"not reached in {file}: {one.missing}")
    have = {what: sum(getattr(one, what) for one in reached.values()) for what in Reached.COUNTS}
    return {
        "files": len(reached),
        "lines_pct": _pct(have["lines_reached"], have["lines"]),
        "branches_pct": _pct(have["branches_reached"], have["branches"]),
    } | have


def _tried(stage: Stage, changes: list[Change], reached: dict[str, Reached]) -> Iterator[bool]:
    with ExitStack() as copies, ThreadPoolExecutor(ABREAST) as many:
        places: SimpleQueue[Path] = SimpleQueue()
        for _ in range(ABREAST):
            places.put(copies.enter_context(copy_of(ROOT)))
        yield from many.map(partial(_one, stage, places, reached), changes)


def _one(stage: Stage, places: SimpleQueue[Path], reached: dict[str, Reached], change: Change) -> bool:
    place = places.get()
    try:
        answer = noticed(place, change, reached[change.file].tests_of(change.line))
    finally:
        places.put(place)
    if not answer:
        stage.say(f"nobody noticed {change}")
    return answer


def _noticed(stage: Stage, answers: dict[Change, bool], of: dict[str, str]) -> Told:
    tried = Counter(of[change.file] for change in answers)
    well = Counter(of[change.file] for change, answer in answers.items() if answer)
    return {
        "changes": len(answers),
        "noticed_pct": _pct(well.total(), tried.total()),
        "noticed_by_part": {part: f"{well[part]} of {tried[part]}" for part in sorted(tried)},
    }


def _pct(some: int, whole: int) -> float:
    """Rounded down, so that a hundred is a hundred."""
    return int(10_000 * some / whole) / 100
