"""What guards people is tested: policy, vault, mail and consent, each line and branch, and a changed line is noticed.

Tests run under coverage.py: at full size all of them on SQLite, those that need PostgreSQL
there, and those that need real servers around the house. Then one small
change at a time is made to a copy of those four parts, as many in each (mutmut says which there can be, chance
chooses), and the tests that run the changed line run again: a change that no test notices is named. What nobody could
notice stands with its reason in `proofs/noticing/alike.toml`. At small size the consent room alone, with its own tests.

At full size what was found out is kept until the house changes, so that it may be stopped, and goes on when run again.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from itertools import groupby
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from house.contracts import ROOT
from house.needs import POSTGRES
from proofs.frame import Aim, CannotRun, Findings, Stage
from proofs.noticing.alike import Alike
from proofs.noticing.changes import Change, drawn
from proofs.noticing.kept import Kept, kept
from proofs.noticing.parts import files
from proofs.noticing.plants import plants
from proofs.noticing.reach import Reached, nearest_first, run, told
from proofs.noticing.trial import copy_of, noticed, pour

AIMS: dict[str, Aim] = {
    "lines_pct": (">=", 98),
    "branches_pct": ("==", 100),
    "noticed_pct": (">=", 85),
    "noticed_pct_where_least": (">=", 85),
    "alike_that_lead_nowhere": ("==", 0),
}
BY_NAME_ALONE = True  # it runs the tests again, which integration has just done
CHANGES = {"small": 4, "full": 50}  # in each part
PASSES = {
    "small": {"consent": ["pytest", "-q", "-p", "no:cacheprovider", "sideomside/consent"]},
    "full": {
        "sqlite": ["house.testing", "--only", "sqlite"],
        "postgres": ["house.testing", "--only", "postgres", "-m", "postgres"],
        "deployment": ["house.testing", "--only", "browser", "-m", "deployment"],
    },
}
AT_MOST = {"small": 300, "full": 5_400}
ABREAST = 2
Told = dict[str, Any]


def prove(stage: Stage) -> Findings:
    if stage.is_full and not POSTGRES.is_here():
        raise CannotRun("PostgreSQL 15 or newer")
    of = {name: part for name, part in files(ROOT).items() if stage.is_full or part == "consent"}
    alike = Alike(ROOT)
    with kept(ROOT, across_runs=stage.is_full) as memory:
        reached = _reached(stage, memory, of)
        chosen, possible = _chosen(stage, memory, of)
        tried = [change for change in chosen if change not in alike]
        answers = dict(zip(tried, _tried(stage, memory, tried, reached), strict=True))
    findings = Findings(
        _reach(stage, reached, of), database="sqlite, postgresql" if stage.is_full else "sqlite"
    )
    findings.figures |= {"changes_possible": possible} | _noticed(stage, answers, of)
    findings.figures |= {"changes_alike": len(chosen) - len(tried), "alike_that_lead_nowhere": 0}
    for line in alike.that_lead_nowhere():
        stage.say(f"leads nowhere: {line}")
        findings.figures["alike_that_lead_nowhere"] += 1
    for plant, caught in plants(ROOT).items():
        findings.plant(plant, caught, stage.say)
    return findings


def _reached(stage: Stage, memory: Kept, of: dict[str, str]) -> dict[str, Reached]:
    """Each pass once; what one left halfway is thrown away."""
    for name, words in PASSES[stage.size].items():
        if not memory.has_ended(name):
            stage.say(f"{name}: {run(ROOT, memory.folder, name, words, AT_MOST[stage.size], of)}")
            memory.end(name)
    return told(ROOT, memory.folder, of)


def _chosen(stage: Stage, memory: Kept, of: dict[str, str]) -> tuple[list[Change], int]:
    chosen, possible = list[Change](), 0
    for _, names in groupby(of, key=of.__getitem__):
        some, many = drawn(ROOT, memory.folder, CHANGES[stage.size], stage.seed, list(names))
        chosen += some
        possible += many
    return chosen, possible


def _reach(stage: Stage, reached: dict[str, Reached], of: dict[str, str]) -> Told:
    for file, one in reached.items():
        if one.missing:
            stage.say(f"not reached in {file}: {one.missing}")
    have = {what: sum(getattr(one, what) for one in reached.values()) for what in Reached.COUNTS}
    return {
        "files": len(reached),
        "lines_pct": _pct(have["lines_reached"], have["lines"]),
        "branches_pct": _pct(have["branches_reached"], have["branches"]),
        "not_reached_by_part": dict(Counter(of[name] for name, one in reached.items() for _ in one.missing)),
    } | have


def _tried(stage: Stage, memory: Kept, changes: list[Change], reached: dict[str, Reached]) -> Iterator[bool]:
    with ExitStack() as copies, ThreadPoolExecutor(ABREAST) as many:
        places: SimpleQueue[Path] = SimpleQueue()
        for _ in range(ABREAST):
            place = copies.enter_context(copy_of(ROOT))
            pour(place)
            places.put(place)
        yield from many.map(partial(_one, stage, memory, places, reached), changes)


def _one(
    stage: Stage, memory: Kept, places: SimpleQueue[Path], reached: dict[str, Reached], change: Change
) -> bool:
    answer = memory.answer(change)
    if answer is None:
        place = places.get()
        try:
            answer = noticed(place, change, nearest_first(reached, change.file, change.line))
        finally:
            places.put(place)
        memory.keep(change, answer)
    if not answer:
        stage.say(f"nobody noticed {change}")
    return answer


def _noticed(stage: Stage, answers: dict[Change, bool], of: dict[str, str]) -> Told:
    tried = Counter(of[change.file] for change in answers)
    well = Counter(of[change.file] for change, answer in answers.items() if answer)
    return {
        "changes": len(answers),
        "noticed_pct": _pct(well.total(), tried.total()),
        "noticed_pct_where_least": min(_pct(well[part], tried[part]) for part in tried),
        "noticed_by_part": {part: f"{well[part]} of {tried[part]}" for part in sorted(tried)},
    }


def _pct(some: int, whole: int) -> float:
    """Rounded down, so that a hundred is a hundred."""
    return int(10_000 * some / whole) / 100
