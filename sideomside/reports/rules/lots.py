"""What lots showed, frozen as it may be told: people in fives, nothing under ten in either group, one word for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from sideomside.matching.rules import FIRST, LATER
from sideomside.reports.rules.answers import ONE_STEP
from sideomside.reports.rules.told import FIVE
from sideomside.reports.statistics.two_groups import Group, claim_of_two, difference
from sideomside.reports.statistics.wording import ENOUGH, Claim

Moved = Mapping[str, float]


def found_by_lot(drawn: Sequence[tuple[str, bool, Moved | None]], questions: Sequence[str]) -> dict[str, Any]:
    """Of each who was drawn: the group, whether they stayed in the wait, and how far they moved if they answered."""
    groups = {
        name: [(stayed, moved) for one, stayed, moved in drawn if one == name] for name in (FIRST, LATER)
    }
    return {
        "groups": {name: _steps(every) for name, every in groups.items()},
        "questions": [_question(item, groups, len(questions)) for item in questions],
    }


def _steps(every: Sequence[tuple[bool, Moved | None]]) -> dict[str, int | None]:
    """Drawn, answered afterwards, and let out of the wait before their day."""
    steps = {
        "drawn": len(every),
        "answered": sum(moved is not None for _stayed, moved in every),
        "let_out": sum(not stayed for stayed, _moved in every),
    }
    return {name: in_fives(number) for name, number in steps.items()}


def _question(
    item: str, groups: Mapping[str, Sequence[tuple[bool, Moved | None]]], questions: int
) -> dict[str, Any]:
    first, later = (_group(item, groups[name]) for name in (FIRST, LATER))
    said = claim_of_two(first, later, ONE_STEP, questions)
    found = difference(first.moved, later.moved)
    if said == Claim.TOO_FEW or found is None or _all_alike(first) or _all_alike(later):
        return {"question": item, "claim": str(Claim.TOO_FEW)}
    numbers = {name: round(getattr(found, name), 1) for name in ("mean", "low", "high")}
    return {"question": item, "claim": str(said), **numbers}


def _group(item: str, every: Sequence[tuple[bool, Moved | None]]) -> Group:
    moved = tuple(one[item] for _stayed, one in every if one is not None and item in one)
    return Group(moved, len(every) - len(moved))


def _all_alike(group: Group) -> bool:
    """A mean of a group in which everybody moved just so far would tell how far each of them did."""
    return len(set(group.moved)) == 1


def in_fives(number: int) -> int | None:
    """Nothing of fewer than ten, and otherwise in whole fives."""
    return None if number < ENOUGH else (number + FIVE // 2) // FIVE * FIVE
