"""The reader subtracts two tables of one report, where everybody in one is also in the other."""

from proofs.figures.attacks import Read, counted, subtracted
from proofs.printing.attacking import FEW, SAME_PEOPLE, Paper, of_table
from proofs.printing.truth import Truth, all_of
from sideomside.reports.rules.counting import COUNTING, VALUES

_MET = ("waits", ("week", "fortnight", "month", "later"))
HOLDS = (
    (("came", VALUES["came"]), ("waits", VALUES["waits"])),
    (("supported", VALUES["supported"]), _MET),
    (("going_on", ("new", "ended")), _MET),
    (("endings", VALUES["endings"]), ("going_on", ("ended",))),
)
"""Everybody in the second is in the first too."""


def few_left_over(paper: Paper, truth: Truth) -> list[str]:
    """Groups of one to four told by subtracting two tables of one report, where one holds everybody in the other."""
    cells = [read for name in COUNTING for read in of_table(paper, name)]
    one, other = map(all_of, SAME_PEOPLE)
    cells += [
        Read({one: other, other: one}[read.atoms], read.between)
        for read in cells
        if read.atoms in (one, other)
    ]
    found = []
    for (whole, all_values), (part, values) in HOLDS if truth.level == "R1" else ():
        sets = [
            frozenset((name, each) for each in kept) for name, kept in ((whole, all_values), (part, values))
        ]
        if len(subtracted(cells, sets)) == 2:
            left = counted(sets[0], truth.counts) - counted(sets[1], truth.counts)
            found += [f"{whole} {part}"] if 1 <= left <= FEW else []
    return found
