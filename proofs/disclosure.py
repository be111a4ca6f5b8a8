"""Attacks on series of reports find nobody: totals, differences, roundings, memberships, means; each mark is proven.

Every cell that did not leave is attacked by subtraction (exact fractions) and by narrowing whole numbers, with all
releases of a series in hand. Then another table is shown that would have led to the very same figures and differs in
that cell. Programmes that hide only what is small, or keep no ledger, are attacked the same way, and are found.

Then whole reports are written and printed, as a page and as every file; each number on the paper, in a title, beside a
bar or in how long it is drawn, is read back, must be accounted for, and is given to the same attackers.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from random import Random
from typing import Any

from house.contracts import ROOT
from proofs.figures import series as drawing
from proofs.figures.attacks import HIGH, Atom, Read, counted, looks_the_same, read, squeezed, subtracted
from proofs.figures.references import z1_release
from proofs.frame import Aim, Findings, Stage
from sideomside.reports.disclosure.audit import audit
from sideomside.reports.disclosure.knowledge import Fact
from sideomside.reports.disclosure.ledger import Ledger, Refused, Release
from sideomside.reports.disclosure.levels import LEVELS
from sideomside.reports.disclosure.means import Group, showable
from sideomside.reports.disclosure.publish import Asked, audited, publish
from sideomside.reports.disclosure.tables import Dimension, Spec, Universe

AIMS: dict[str, Aim] = {
    "series": (">=", 60),
    "recovered": ("==", 0),
    "without_another_table": ("==", 0),
    "means_recovered": ("==", 0),
    "naive_series_that_leak": (">=", 0.8),
    "z1_shown": (">=", 37),
    "z1_recovered": ("==", 0),
    "cells_shown": (">=", 0.5),
    "refused": ("<=", 0.1),
    "printed": (">=", 40),
    "printed_recovered": ("==", 0),
    "printed_unaccounted": ("==", 0),
}
SERIES = {"small": 60, "full": 10_000}
MEANS = {"small": 40, "full": 5000}
WORLDS = {"small": 20, "full": 600}
PRINT = "import django; django.setup(); from proofs.printing.play import play; play()"
FEW, PART = 4, 20
ALONE = 60  # so many of the first are also reported without a ledger, and one in ten of the others


def prove(stage: Stage) -> Findings:
    figures: Counter[str] = Counter()
    parts = [
        (stage.seed, first, min(PART, SERIES[stage.size] - first))
        for first in range(0, SERIES[stage.size], PART)
    ]
    with ProcessPoolExecutor(max_workers=2) as both_cores:
        for done, found in enumerate(both_cores.map(_attacked, parts), 1):
            figures.update(found)
            if done % 10 == 0:
                stage.say(f"{done * PART} series, {figures['recovered']} cells found")
    on_paper, faults = _printed(stage)
    findings = Findings(_told(figures) | _z1() | _means(stage) | on_paper)
    for name, caught in [*_planted(), *faults.items()]:
        findings.plant(name, caught, stage.say)
    findings.plant("series without a ledger", figures["found_without_ledger"] > 0, stage.say)
    return findings


def _printed(stage: Stage) -> tuple[dict[str, Any], dict[str, bool]]:
    """In two processes, each with a house set up and no data."""
    half = WORLDS[stage.size] // 2
    told: Counter[str] = Counter()
    faults: dict[str, bool] = {}
    with tempfile.TemporaryDirectory(prefix="sideomside-printed-") as folder:
        around = os.environ | {"DJANGO_SETTINGS_MODULE": "sideomside.site.settings"}
        around |= {"SIDEOMSIDE_MODE": "test", "SIDEOMSIDE_DATA": folder, "PYTHONPATH": str(ROOT)}
        presses = [
            subprocess.Popen(
                [sys.executable, "-c", PRINT, json.dumps({"seed": stage.seed, "first": first, "many": half})],
                env=around,
                stdout=subprocess.PIPE,
                text=True,
            )
            for first in (0, half)
        ]
        for press in presses:
            said = json.loads(press.communicate()[0].splitlines()[-1])
            told.update(said["told"])
            faults |= said["faults"]
    stage.say(f"{told['printed']} reports printed, {told['printed_numbers']} numbers on them")
    return dict(told), faults


def _told(figures: Counter[str]) -> dict[str, Any]:
    return {
        "series": figures["series"],
        "releases": figures["releases"],
        "cells": figures["cells"],
        "marks_attacked": figures["marks"],
        "recovered": figures["recovered"],
        "without_another_table": figures["undecided"],
        "cells_shown": round(figures["shown"] / figures["cells"], 3),
        "refused": round(figures["refused"] / (figures["refused"] + figures["releases"]), 3),
        "naive_series_that_leak": round(figures["naive_leaks"] / figures["naive_series"], 3),
        "naive_cells_recovered": figures["naive_cells"],
        "series_that_leak_without_ledger": round(figures["found_without_ledger"] / figures["alone"], 3),
    }


def _attacked(part: tuple[int, int, int]) -> Counter[str]:
    seed, first, many = part
    found: Counter[str] = Counter()
    for number in range(first, first + many):
        series = drawing.drawn(Random(f"{seed} {number}"))
        releases, refused = drawing.ours(series)
        inner = [
            value for release in releases for key, value in release.cells if release.level == "R1" or all(key)
        ]
        found.update(series=1, releases=len(releases), refused=refused, cells=len(inner))
        found["shown"] += sum(value is not None for value in inner)
        for reader in ("R1", "R2"):
            found.update(_read_by(series, [each for each in releases if each.level >= reader], reader))
        found.update(_naive(series))
        found.update(_without_ledger(series) if number < ALONE or number % 10 == 0 else {})
    return found


def _read_by(series: drawing.Series, releases: list[Release], reader: str) -> Counter[str]:
    """One kind of reader, with every release this reader has, against every mark and every crossing of few."""
    if not releases:
        return Counter()
    truth = dict(zip(series.universe.atoms, series.counts, strict=True))
    cells = read(series.universe, releases)
    cells += _hints(series, releases, truth)
    marks = _marks(series.universe, releases, truth, reader)
    found = {*subtracted(cells, marks), *squeezed(cells, marks)}
    sure = _sure(series, cells, marks, _others_of(series, cells, marks))
    if len(sure) < len(marks):
        offered = audited(series.universe, series.counts, releases, LEVELS[reader]).witnesses.values()
        others = [dict(zip(series.universe.atoms, other, strict=True)) for other in offered]
        sure |= _sure(series, cells, marks, others)
    return Counter(marks=len(marks), recovered=len(found), undecided=len(set(marks) - sure))


def _sure(
    series: drawing.Series, cells: list[Read], marks: list[frozenset[Atom]], others: list[dict[Atom, int]]
) -> set[frozenset[Atom]]:
    """Marks that are another number in a table that would have led to everything this reader has."""
    truth = dict(zip(series.universe.atoms, series.counts, strict=True))
    alike = [other for other in others if looks_the_same(cells, other)]
    return {mark for mark in marks if any(counted(mark, other) != counted(mark, truth) for other in alike)}


def _marks(
    universe: Universe, releases: list[Release], truth: dict[Atom, int], reader: str
) -> list[frozenset[Atom]]:
    """What this reader must not tell: its own marks, and at R1 also crossings nobody asked for, of few people."""
    own = [release for release in releases if release.level == reader]
    keys = [key for release in own for key, _ in release.cells]
    marks = [
        cell.atoms
        for cell, key in zip(read(universe, own), keys, strict=True)
        if cell.between is None
        and (reader == "R1" or all(key))  # a public total is never shown: it is no mark
    ]
    if reader == "R1":
        marks += [frozenset([atom]) for atom, count in truth.items() if 1 <= count <= FEW]
    return [atoms for atoms in dict.fromkeys(marks) if atoms]


def _hints(series: drawing.Series, releases: list[Release], truth: dict[Atom, int]) -> list[Read]:
    """What the rules give away about marks, lent to the reader wherever it is true.

    A mark in an exact table of nothing sensitive is somebody, and a public one is under ten.
    """
    found = []
    for release in releases:
        plain = not any(series.universe.called(name).sensitive for name in release.spec.dimensions)
        for cell, (key, _) in zip(read(series.universe, [release]), release.cells, strict=True):
            true = counted(cell.atoms, truth)
            if cell.between is None and release.level == "R1" and plain and true:
                found.append(Read(cell.atoms, (1, HIGH)))
            elif cell.between is None and release.level == "R2" and all(key) and true < 10:
                found.append(Read(cell.atoms, (0, 9)))
    return found


def _others_of(
    series: drawing.Series, cells: list[Read], marks: list[frozenset[Atom]]
) -> list[dict[Atom, int]]:
    """Tables offered as proof. Who offers them is not trusted: each is held against every figure."""
    place = {atom: number for number, atom in enumerate(series.universe.atoms)}
    masks = [sum(1 << place[atom] for atom in mark) for mark in marks]
    facts = [
        Fact(sum(1 << place[atom] for atom in cell.atoms), *cell.between) for cell in cells if cell.between
    ]
    offered = audit(facts, masks, series.counts).witnesses.values()
    return [dict(zip(series.universe.atoms, other, strict=True)) for other in dict.fromkeys(offered)]


def _naive(series: drawing.Series) -> Counter[str]:
    """The same programme, reported by those who hide only what is small."""
    truth = dict(zip(series.universe.atoms, series.counts, strict=True))
    common = drawing.naive(series)
    if not _small(series, common, truth):
        return Counter()
    leaks = len(_few_found(series, common, truth))
    return Counter(naive_series=1, naive_leaks=bool(leaks), naive_cells=leaks)


def _without_ledger(series: drawing.Series) -> Counter[str]:
    """And by those who hide as we do, but look at each report alone."""
    truth = dict(zip(series.universe.atoms, series.counts, strict=True))
    alone, _ = drawing.ours(series, with_ledger=False)
    return Counter(alone=1, found_without_ledger=bool(_few_found(series, alone, truth)))


def _small(series: drawing.Series, releases: list[Release], truth: dict[Atom, int]) -> set[frozenset[Atom]]:
    cells = read(series.universe, releases)
    return {cell.atoms for cell in cells if cell.between is None and 1 <= counted(cell.atoms, truth) <= FEW}


def _few_found(
    series: drawing.Series, releases: list[Release], truth: dict[Atom, int]
) -> list[frozenset[Atom]]:
    """Marks of one to four people that follow by subtraction alone."""
    exact = [release for release in releases if release.level == "R1"]
    return subtracted(read(series.universe, exact), list(_small(series, exact, truth)))


def _z1() -> dict[str, Any]:
    release = z1_release()
    universe = Universe(
        tuple(
            Dimension(name, tuple(sorted({key[place] for key, _ in release.cells} - {""})))
            for place, name in enumerate(release.spec.dimensions)
        )
    )
    cells = read(universe, [release])
    marks = [cell.atoms for cell in cells if cell.between is None]
    return {"z1_shown": len(cells) - len(marks), "z1_recovered": len(subtracted(cells, marks))}


def _means(stage: Stage) -> dict[str, Any]:
    """Groups that grow, shrink and overlap from report to report: no few people's mean follows from those shown."""
    rng, recovered, shown, asked = Random(f"{stage.seed} means"), 0, 0, 0
    for _ in range(MEANS[stage.size]):
        left: list[frozenset[int]] = []
        for group in _grown(rng):
            asked += 1
            left += [each.people for each in showable("R1", [Group("x", group, 40.0)], left)]
        shown += len(left)
        recovered += len(_means_found(left))
    return {"means_asked": asked, "means_shown": shown, "means_recovered": recovered}


def _grown(rng: Random) -> list[frozenset[int]]:
    people, groups = set(range(rng.randint(8, 40))), []
    for report in range(1, 6):
        groups.append(frozenset(people))
        people |= {100 * report + n for n in range(rng.choice([0, 1, 3, 12]))}
        people -= set(rng.sample(sorted(people), rng.choice([0, 0, 1, 4])))
        groups.append(frozenset(rng.sample(sorted(people), rng.randint(1, len(people)))))
    return groups


def _means_found(left: list[frozenset[int]]) -> list[frozenset[Atom]]:
    cells = [Read(frozenset((f"{person:04}",) for person in group), (0, 0)) for group in left]
    small = [one.atoms - other.atoms for one in cells for other in cells]
    small += [one.atoms & other.atoms for one, other in combinations(cells, 2)]
    return subtracted(cells, [part for part in dict.fromkeys(small) if 0 < len(part) < 10])


def _planted() -> list[tuple[str, bool]]:
    """Leaks made by hand, each of which its attack must see; and questions that must be refused."""
    a, b, c = (frozenset([(letter,)]) for letter in "abc")
    total = [Read(a | b | c, (20, 20)), Read(b, (9, 9)), Read(c, (8, 8))]
    sum_of_two = [Read(a | b, (2, 2))]
    rounded = [Read(a | b, (14, 14)), Read(b, (13, 17))]
    universe, counts = Universe((Dimension("place", ("north", "south")),)), (12, 30)
    asked = Asked("supported", "2026H1", "R1", Spec(("place",)), "2026-07-01")
    first = publish(universe, counts, asked, Ledger())
    ledger = Ledger((first,)) if isinstance(first, Release) else Ledger()
    later = Asked("supported", "2026H1", "R1", Spec((), (("place", ("north",)),)), "2026-07-02")
    rolling = Asked("supported", "2026Q1", "R1", Spec(("place",)), "2026-07-02")
    newcomer = [frozenset(range(23)), frozenset(range(24))]
    return [
        ("a total less the rest", subtracted(total, [a]) == [a]),
        ("two who sum to two", squeezed([*sum_of_two, Read(a, (1, HIGH)), Read(b, (1, HIGH))], [a]) == [a]),
        ("a rounded neighbour", squeezed([*rounded, Read(a, (1, HIGH))], [a]) == [a]),
        ("a table that does not look the same", not looks_the_same(total, {("a",): 4, ("b",): 9, ("c",): 8})),
        ("a newcomer among means", bool(_means_found(newcomer))),
        ("counts corrected after a release", isinstance(publish(universe, (13, 30), later, ledger), Refused)),
        ("a window that slides", isinstance(publish(universe, counts, rolling, ledger), Refused)),
    ]
