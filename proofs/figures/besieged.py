"""One series of reports after the other, read by everybody who has some of them, with every release in hand."""

from collections import Counter
from random import Random

from proofs.figures import series as drawing
from proofs.figures.attacks import HIGH, Atom, Read, counted, looks_the_same, read, squeezed, subtracted
from sideomside.reports.disclosure.audit import audit
from sideomside.reports.disclosure.knowledge import Fact
from sideomside.reports.disclosure.ledger import Release
from sideomside.reports.disclosure.levels import LEVELS
from sideomside.reports.disclosure.publish import audited
from sideomside.reports.disclosure.tables import Universe

FEW = 4
ALONE = 60  # so many of the first are also reported without a ledger, and one in ten of the others


def attacked(part: tuple[int, int, int]) -> Counter[str]:
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
            found.update(read_by(series, [each for each in releases if each.level >= reader], reader))
        found.update(_naive(series))
        found.update(_without_ledger(series) if number < ALONE or number % 10 == 0 else {})
    return found


def read_by(series: drawing.Series, releases: list[Release], reader: str) -> Counter[str]:
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
