"""The reader of the paper: joins what every form of a report says, and goes through it with all attacks known here.

A number nobody can account for (no shown cell, no figure of that part, no word that always stands there) is itself a
fault; and the reader, who may know what it counts, tries it on every mark.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from proofs.figures.attacks import HALF, HIGH, Read, counted, squeezed, subtracted
from proofs.printing.reading import Printed, Rows, numbers_in
from proofs.printing.truth import HEAPS, Atom, Truth, all_of
from sideomside.reports.rules.counting import COUNTING
from sideomside.reports.rules.naming import NAMES
from sideomside.reports.rules.telling_answers import BETTER, SAME, SAME_OR_WORSE, WORSE

SAME_PEOPLE = ("supported", "going_on")
"""Two tables of the very same people: what one says in all, the other says too."""
FACTS_OF = {
    "waits": ("wait_", "answer_", "met_"),
    "curve": ("wait_", "met_", "left_"),
    "supported": ("meetings",),
    "stay": ("stay_",),
    "helping": ("helping_",),
    "together": ("gatherings", "seats"),
    "hours": ("hours", "group_hours"),
}
ALWAYS = {"curve": {0.0, 50.0, 100.0, 19.0, 20.0, 7.0, 14.0, 30.0}}
"""What the drawing of a curve and its explanation say of any programme."""
FEW = 4
HEAPS_SAID = {BETTER: HEAPS[:1], SAME: HEAPS[1:2], WORSE: HEAPS[2:], SAME_OR_WORSE: HEAPS[1:]}
HARDLY_ANYBODY = 9
"""Of so many at most: who is not as nearly all the others is told just so."""


@dataclass(frozen=True)
class Paper:
    """One report in all its forms: the page, each table of each file by its name, and what always stands there."""

    level: str
    page: dict[str, Printed]
    files: list[dict[str, Rows]]
    always: Mapping[str, set[float]]


def found_on(papers: Sequence[tuple[Paper, Truth]], truth: Truth) -> list[frozenset[Atom]]:
    """Marks of `truth` that follow from everything printed for this reader; each paper comes with its own truth."""
    cells = [read for paper, _own in papers for name in COUNTING for read in of_table(paper, name)]
    cells += [Read(mark, (count, count)) for mark, count in _lent(papers, truth)]
    cells += [Read(mark, between) for mark, between in _hints(truth)]
    one, other = map(all_of, SAME_PEOPLE)
    twins = {one: other, other: one}
    cells += [Read(twins[read.atoms], read.between) for read in cells if read.atoms in twins]
    for paper, _own in papers:
        cells += _said(paper)
    marks = [*truth.marks, *truth.heaps]
    return list({*subtracted(cells, marks), *squeezed(cells, marks), *_nearly_all(cells, truth)})


def unaccounted(paper: Paper, truth: Truth) -> dict[str, set[float]]:
    """By part: numbers that stand for nothing that may be shown there."""
    found: dict[str, set[float]] = {}
    for key, printed in paper.page.items():
        found[key] = _numbers(printed.words) | _in_rows(printed.rows) | _numbers(_texts(printed))
    for tables in paper.files:
        for key, rows in tables.items():
            found[key] = found.get(key, set()) | _in_rows(rows)
    left = {key: numbers - _known(key, paper, truth) for key, numbers in found.items()}
    return {key: numbers for key, numbers in left.items() if numbers}


def of_few(stretches: Sequence[int], shares: Sequence[tuple[int, float]], half: float) -> list[int]:
    """Days between which one to four ended, told by two shares alone.

    The reader is lent how many began; a share that only one number of people can give, gives it.
    """
    whole, found = len(stretches), []
    for (since, early), (day, late) in pairwise([(-1, 100.0), *shares]):
        true = sum(since < each <= day for each in stretches)
        slack = half if since < 0 else 2 * half
        could = [n for n in range(whole + 1) if abs(100 * n / whole - (early - late)) <= slack]
        if 1 <= true <= FEW and could == [true]:
            found.append(day)
    return found


def of_table(paper: Paper, name: str) -> list[Read]:
    """Each row of each form, and each bar by its length."""
    known = {str(words): frozenset([(name, value)]) for value, words in NAMES[name].items()}
    printed = paper.page.get(name, Printed(name))
    rows = [row for table in [printed.rows, *(file.get(name, []) for file in paper.files)] for row in table]
    found = [
        Read(known[row[0]], _between(row[1], paper.level)) for row in rows if row[:1] and row[0] in known
    ]
    if paper.level == "R1":  # everybody's totals are sums of rounded cells, and say nothing more
        last = [table[-1] for table in [printed.rows] if table]
        last += [
            rows[-1]
            for rows in ([r for r in file.get(name, []) if len(r) > 1] for file in paper.files)
            if rows
        ]
        found += [Read(all_of(name), _between(row[1], paper.level)) for row in last if len(row) > 1]
    measured = _measured(printed)
    return found + [
        Read(known[label], _between(text, paper.level)) for label, text in measured if label in known
    ]


def _said(paper: Paper) -> list[Read]:
    """Heaps of better, the same and worse in fives, and how many they are together."""
    found = []
    for key in [key for key in paper.page if key.startswith("said-")]:
        known = {str(words): names for words, names in HEAPS_SAID.items()}
        rows = [row for row in paper.page[key].rows if row and row[0] in known]
        atoms = [(key, name) for name in HEAPS]
        for row in rows:
            heap = frozenset((key, name) for name in known[row[0]])
            found.append(Read(heap, _in_fives(row[1])))
        together = [number for number in numbers_in(" ".join(paper.page[key].words)) if number >= 10]
        found += [Read(frozenset(atoms), _in_fives(str(round(number)))) for number in together[1:2]]
    return found


def _nearly_all(cells: Sequence[Read], truth: Truth) -> list[frozenset[Atom]]:
    """How many can at most be in no shown heap: all who are counted, less the fewest that may be in it."""
    found = []
    for mark in truth.beside:
        whole = frozenset((key, name) for key, _name in mark for name in HEAPS)
        most = min((one.between[1] for one in cells if one.atoms == whole and one.between), default=HIGH)
        within = [one.between[0] for one in cells if one.atoms == whole - mark and one.between]
        if within and most - max(within) <= HARDLY_ANYBODY:
            found.append(mark)
    return found


def _in_fives(text: str) -> tuple[int, int] | None:
    numbers = numbers_in(text)
    value = int(numbers[0]) if numbers else 0
    return (max(5, value - HALF), value + HALF) if value >= 5 else (value, value) if numbers else None


def _measured(printed: Printed) -> list[tuple[str, str]]:
    """The longest bar has its number beside it, so each other one can be told by its length."""
    told = [(width, numbers_in(text)) for _label, width, text in printed.bars]
    scale = max((numbers[0] / width for width, numbers in told if width and numbers), default=0.0)
    return [(label, str(round(width * scale)) if width else text) for label, width, text in printed.bars]


def _between(text: str, level: str) -> tuple[int, int] | None:
    numbers = numbers_in(text)
    if not numbers or numbers[0] != int(numbers[0]):
        return None
    value = int(numbers[0])
    rounded = level == "R2" and value >= 10 and value % 5 == 0
    return (max(10, value - HALF), value + HALF) if rounded else (value, value)


def _lent(papers: Sequence[tuple[Paper, Truth]], truth: Truth) -> Iterable[tuple[frozenset[Atom], int]]:
    """Numbers that stand for nothing shown: the reader is told when one of them is what a mark hides."""
    odd: set[float] = set()
    for paper, own in papers:
        odd |= own.lies | {number for numbers in unaccounted(paper, own).values() for number in numbers}
    for mark in truth.marks:
        if (count := counted(mark, truth.counts)) in odd:
            yield mark, count


def _known(key: str, paper: Paper, truth: Truth) -> set[float]:
    known = paper.always.get(key, set()) | ALWAYS.get(key, set()) | truth.shown.get(key, set())
    for start in FACTS_OF.get(key, ()):
        known |= {value for name, value in truth.facts.items() if name.startswith(start)}
    return known | {
        n for row in paper.page.get(key, Printed(key)).rows for n in numbers_in(row[0] if row else "")
    }


def _texts(printed: Printed) -> list[str]:
    return [text for _label, _width, text in printed.bars]


def _numbers(texts: Iterable[str]) -> set[float]:
    return {number for text in texts for number in numbers_in(text)}


def _in_rows(rows: Rows) -> set[float]:
    """All but a row's own name; a row of one cell is a title or a meaning, and is read whole."""
    return _numbers(cell for row in rows for cell in (row[1:] if len(row) > 1 else row))


def _hints(truth: Truth) -> Iterable[tuple[frozenset[Atom], tuple[int, int]]]:
    """What the rules give away: a mark among exact cells is somebody, a public one is under ten."""
    for mark in truth.marks:
        count = counted(mark, truth.counts)
        if truth.level == "R1" and count and next(iter(mark))[0] != "endings":
            yield mark, (1, HIGH)
        elif truth.level == "R2" and count < 10:
            yield mark, (0, 9)
