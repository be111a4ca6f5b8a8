"""One table on its way out: hidden for itself, hidden for others, audited with all that left before, or refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from .audit import Audit, audit
from .elimination import Shown
from .knowledge import Fact, facts, guesses, true_of
from .ledger import Ledger, Refused, Release, from_cells, is_period
from .levels import LEVELS, R1, R2, Level
from .primary import hidden_for_themselves
from .tables import Cell, Key, Spec, Table, Universe, cells, counted

MOST_TRIES = 40


@dataclass(frozen=True)
class Asked:
    """Which table, of which fixed period, for whom; `today` as year-month-day.

    `also`: sets of atoms that must not be told either, since another table beside this one would leave a few over.
    """

    indicator: str
    period: str
    level: str
    spec: Spec
    today: str
    also: tuple[int, ...] = ()


def publish(universe: Universe, counts: Sequence[int], asked: Asked, ledger: Ledger) -> Release | Refused:
    """`counts` of people, one for each atom, in this period. The same question has the same answer for ever."""
    if stored := ledger.stored(asked.indicator, asked.period, asked.level, asked.spec):
        return stored
    if refused := _may_not(universe, counts, asked, ledger):
        return refused
    table, level = Table(universe, asked.spec, counts), LEVELS[asked.level]
    if not level.small:
        return _release(table, level, asked, set())
    return _safe(table, asked, ledger.of(asked.indicator, asked.period))


def _safe(table: Table, asked: Asked, before: list[Release]) -> Release | Refused:
    """Hides more until the audit finds nothing; refuses when there is nothing more to hide."""
    level, universe, counts = LEVELS[asked.level], table.universe, table.counts
    hidden = hidden_for_themselves(table, level)
    known = [fact for each in before for fact in facts(universe, each.spec, each.level, each.shown)]
    also = [atoms for atoms in asked.also if atoms not in audit(known, asked.also, counts).told]
    targets = [*targets_of(universe, counts, before, R1, asked.spec), *also]
    for _ in range(MOST_TRIES):
        if level.margins:
            hidden |= _hidden_for_others(table, hidden, targets, known)
        release = _release(table, level, asked, hidden)
        readers = (
            (R1, R2) if level is R2 else (R1,)
        )  # who has the public ones only sees nothing new in others
        found = [audited(universe, counts, [*before, release], reader, also) for reader in readers]
        told = [target for each in found for target in each.told]
        if not told:
            return release
        if (more := _one_more(table, release, told)) is None:
            break
        hidden.add(more)
        targets.append(table.cells[more].atoms)
    return Refused("a_hidden_cell_can_be_told")


def audited(
    universe: Universe,
    counts: Sequence[int],
    releases: Sequence[Release],
    reader: Level = R1,
    also: Sequence[int] = (),
) -> Audit:
    """Together, for a reader who has all of them; with R2 for everybody, who has the public ones only."""
    known: list[Fact] = []
    releases = [release for release in releases if release.level >= reader.name]
    for release in releases:
        known += facts(universe, release.spec, release.level, release.shown)
        guessed = list(guesses(universe, release.spec, release.level, release.shown))
        known += true_of(guessed, {fact.atoms: counted(counts, fact.atoms) for fact in guessed})
    targets = [*targets_of(universe, counts, releases, reader), *also]
    return audit(list(dict.fromkeys(known)), targets, counts)


def targets_of(
    universe: Universe,
    counts: Sequence[int],
    releases: Sequence[Release],
    reader: Level,
    asked: Spec | None = None,
) -> list[int]:
    """What this reader must not be able to tell: small cells of these tables and of all they could be crossed to.

    So are all marks of earlier tables, for a reader cannot know which of them hides somebody. `asked` is a table that
    has not left yet.
    """
    found: list[int] = []
    specs = [*dict.fromkeys(release.spec for release in releases), *([asked] if asked else [])]
    crossed = dict.fromkeys(
        name for spec in specs for name in (*spec.dimensions, *(part for part, _ in spec.where))
    )
    for spec in [*specs, Spec(tuple(crossed))]:
        table = Table(universe, spec, counts)
        found += [table.cells[key].atoms for key in hidden_for_themselves(table, reader)]
    for release in (each for each in releases if each.level == reader.name):
        marks = {key for key, value in release.cells if value is None and (reader.margins or all(key))}
        found += [atoms for key, atoms in cells(universe, release.spec) if key in marks]
    return [atoms for atoms in dict.fromkeys(found) if atoms]


def _may_not(universe: Universe, counts: Sequence[int], asked: Asked, ledger: Ledger) -> Refused | None:
    if not is_period(asked.period):
        return Refused("not_a_fixed_period", asked.period)
    if crossing := ledger.crossing(asked.indicator, asked.period):
        return Refused("crosses_another_period", crossing)
    if len(asked.spec.dimensions) > LEVELS[asked.level].most_dimensions:
        return Refused("too_many_dimensions")
    return _late_correction(universe, counts, ledger.of(asked.indicator, asked.period))


def _late_correction(universe: Universe, counts: Sequence[int], before: Sequence[Release]) -> Refused | None:
    """Counts that no longer give what was shown belong in the next period."""
    for release in before:
        table, level = Table(universe, release.spec, counts), LEVELS[release.level]
        for key, value in release.cells:
            if value is not None and level.small and _shown(table.cells[key].count, level) != value:
                return Refused("counts_changed_since", release.digest)
    return None


def _hidden_for_others(table: Table, hidden: set[Key], targets: list[int], known: list[Fact]) -> set[Key]:
    """Cells that would let a hidden one be subtracted. Totals and large numbers are kept as long as possible."""
    shown, also = Shown(targets), set()
    for fact in known:
        if fact.low == fact.high:
            shown.show(fact.atoms)
    for cell in sorted(table.cells.values(), key=_kept_first):
        if cell.key in hidden:
            continue
        if shown.would_tell(cell.atoms):
            also.add(cell.key)
        else:
            shown.show(cell.atoms)
    return also


def _kept_first(cell: Cell) -> tuple[int, int, Key]:
    return sum(map(bool, cell.key)), -cell.count, cell.key


def _one_more(table: Table, release: Release, told: Sequence[int]) -> Key | None:
    """The smallest shown cell that says anything about a cell that can be told; inner cells before totals."""
    near = [
        cell
        for key, value in release.cells
        if value is not None and (cell := table.cells[key]) and any(_related(cell, target) for target in told)
    ]
    return max(near, key=_kept_first).key if near else None


def _related(cell: Cell, target: int) -> bool:
    """Inside, around, or across: anything but strangers; an empty cell tells nothing when taken away."""
    return bool(cell.atoms & target) or cell.count > 0


def _release(table: Table, level: Level, asked: Asked, hidden: set[Key]) -> Release:
    shown = {
        key: None if key in hidden or not (level.margins or all(key)) else _shown(cell.count, level)
        for key, cell in table.cells.items()
    }
    return Release(asked.indicator, asked.period, asked.level, asked.spec, from_cells(shown), asked.today)


def _shown(count: int, level: Level) -> int:
    """To the nearest five at R2; whole fives only have one neighbour, so there are no ties."""
    return (count + level.rounds_to // 2) // level.rounds_to * level.rounds_to
