"""What would change for others, as far as it is still true: told by nobody when it is not."""

from uuid import UUID

from sideomside.matching.engine.sides import Candidate, Seeker, available
from sideomside.matching.rules.board import Change

Both = tuple[list[Seeker], list[Candidate]]
"""Those who wait, and the peers who may be suggested."""


def could_meet(both: Both, person: str, peer: str) -> bool:
    """Both are here still, and nothing has come between them since the night."""
    one = next((each for each in both[0] if each.id == person), None)
    other = next((each for each in both[1] if each.id == peer), None)
    return one is not None and other is not None and available(one, other)


def changes(moves: list[list[str]] | None, both: Both, called: dict[UUID, str]) -> list[Change] | None:
    """None where nobody has looked, or where two of those named could not be brought together any more."""
    if moves is None or not all(could_meet(both, who, peer) for who, *two in moves for peer in two if peer):
        return None
    return [Change(*(called.get(UUID(key), "") if key else "" for key in move)) for move in moves]
