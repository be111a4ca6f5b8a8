"""What lots showed, asked for twice: as it was told, and again when one of them has taken back their yes.

What differs between the two is that one person. Whatever left is then read by the same attackers as every series.
"""

from collections import Counter
from random import Random

from proofs.figures.besieged import read_by
from proofs.figures.series import Series
from sideomside.matching.rules import FIRST, LATER
from sideomside.reports.disclosure.ledger import Ledger, Release
from sideomside.reports.rules import drawn_for_others
from sideomside.reports.rules.lots import IN_FIVES, One, in_atoms

SIZES = (8, 9, 10, 12, 13, 14, 18, 23, 40)
WHICH = "a draw", "2026H1", "2026-07-01"
ANSWER, STAY = 0.8, 0.85


def drawn_twice(rng: Random) -> Counter[str]:
    """With the ledger, the second time says what the first did; and what left tells of nobody."""
    everybody = a_draw(rng)
    gone = rng.randrange(len(everybody))
    left: list[Release] = []
    before = drawn_for_others(everybody, WHICH, Ledger(), left.append)
    again = drawn_for_others(everybody[:gone] + everybody[gone + 1 :], WHICH, Ledger(tuple(left)))
    series = Series(IN_FIVES, tuple(in_atoms(everybody)), ())
    attacked = Counter[str]()
    for reader in ("R1", "R2"):
        attacked.update(read_by(series, left, reader))
    return Counter(
        draws=1,
        draws_that_tell=int(before != again),
        draw_marks=attacked["marks"],
        draws_recovered=attacked["recovered"] + attacked["undecided"],
    )


def planted_draw() -> tuple[str, bool]:
    """Thirteen in each are fifteen in fives; twelve are ten."""
    everybody: list[One] = [(name, True, {"C": 1.0}) for name in (FIRST, LATER) for _ in range(13)]
    left: list[Release] = []
    before = drawn_for_others(everybody, WHICH, Ledger(), left.append)
    past = drawn_for_others(everybody[1:], WHICH, Ledger())
    kept = drawn_for_others(everybody[1:], WHICH, Ledger(tuple(left)))
    return "a draw shown past the ledger", past != before == kept


def a_draw(rng: Random) -> list[One]:
    """As many in each group as lots make, or one fewer; some are silent afterwards, some were let out."""
    size = rng.choice(SIZES)
    return [
        (name, rng.random() < STAY, {"C": float(rng.randint(-4, 4))} if rng.random() < ANSWER else None)
        for name in (FIRST, LATER)
        for _ in range(size - rng.randint(0, 1))
    ]
