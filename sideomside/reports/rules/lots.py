"""What lots showed, frozen as it may be told: who was drawn through the ledger, and one word for each question.

People leave as everybody's figures do: in whole fives and nothing under ten, held against every table that left before.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sideomside.matching.rules import FIRST, LATER
from sideomside.reports.disclosure.ledger import Ledger, Refused, Release
from sideomside.reports.disclosure.publish import Asked, publish
from sideomside.reports.disclosure.tables import Dimension, Spec, Universe
from sideomside.reports.rules.answers import ONE_STEP, answered
from sideomside.reports.rules.told import outside
from sideomside.reports.statistics.two_groups import Group, claim_of_two, difference
from sideomside.reports.statistics.wording import Claim

Moved = Mapping[str, float]
One = tuple[str, bool, Moved | None]
"""Of each who was drawn: the group, whether they stayed in the wait, and how far they moved if they answered."""
LEVEL = "R2"
LAST_OF_FIRST_HALF = 6
IN_FIVES = Universe(
    (
        Dimension("lot", (FIRST, LATER)),
        Dimension("after", ("answered", "silent")),
        Dimension("wait", ("stayed", "let_out")),
    )
)
STEPS = {
    "drawn": Spec(("lot",)),
    "answered": Spec(("lot",), (("after", ("answered",)),)),
    "let_out": Spec(("lot",), (("wait", ("let_out",)),)),
}


def found_by_lot(drawn: Sequence[One], questions: Sequence[str]) -> list[dict[str, Any]]:
    """What may be said of each question; they share what chance there is of a false alarm."""
    groups = {
        name: [(stayed, moved) for one, stayed, moved in drawn if one == name] for name in (FIRST, LATER)
    }
    return [_question(item, groups, len(questions)) for item in questions]


def drawn_for_others(
    drawn: Iterable[One],
    which: tuple[str, str, str],
    ledger: Ledger,
    keep: Callable[[Release], object] = lambda _: None,
) -> dict[str, dict[str, int | None]]:
    """Drawn, answered afterwards, and let out before their day, by group. `which`: the draw, its half-year, today."""
    counts = in_atoms(drawn)
    told: dict[str, dict[str, int | None]] = {FIRST: {}, LATER: {}}
    for step, spec in STEPS.items():
        found = publish(IN_FIVES, counts, Asked(f"lots:{which[0]}", which[1], LEVEL, spec, which[2]), ledger)
        shown = {} if isinstance(found, Refused) else found.shown
        for name in told:
            told[name][step] = shown.get((name,))
        if isinstance(found, Release):
            keep(found)
            ledger = ledger.with_one_more(found)
    return told


def in_atoms(drawn: Iterable[One]) -> list[int]:
    """People by group, answer and wait, in the order of the universe."""
    found: Counter[tuple[str, ...]] = Counter(
        (group, "silent" if moved is None else "answered", "stayed" if stayed else "let_out")
        for group, stayed, moved in drawn
    )
    return [found[atom] for atom in IN_FIVES.atoms]


def half_year_of(closed: date) -> str:
    """The one in which a draw was closed: it stands under that in the ledger."""
    return f"{closed.year}H{1 if closed.month <= LAST_OF_FIRST_HALF else 2}"


def _question(
    item: str, groups: Mapping[str, Sequence[tuple[bool, Moved | None]]], questions: int
) -> dict[str, Any]:
    first, later = (_group(item, groups[name]) for name in (FIRST, LATER))
    said = claim_of_two(first, later, ONE_STEP, questions)
    found = difference(first.moved, later.moved)
    if said == Claim.TOO_FEW or found is None or _says_too_much(first) or _says_too_much(later):
        return {"question": item, "claim": str(Claim.TOO_FEW)}
    numbers = {name: round(getattr(found, name), 1) for name in ("mean", "low", "high")}
    return {"question": item, "claim": str(said), **numbers}


def _group(item: str, every: Sequence[tuple[bool, Moved | None]]) -> Group:
    moved = tuple(one[item] for _stayed, one in every if one is not None and item in one)
    return Group(moved, len(every) - len(moved))


def _says_too_much(group: Group) -> bool:
    """Where the same people's change would be left out of a report, as nearly all moved alike, it is left out here."""
    pairs = {str(number): (0.0, moved) for number, moved in enumerate(group.moved)}
    return not outside(answered("", pairs, len(pairs))).is_told
