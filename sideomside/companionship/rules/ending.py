"""When an end is early, who may say what kind it was, and who is still to be told by a person."""

from datetime import date, timedelta

from sideomside.companionship.models import Companionship, Ending

KINDS = Ending.Kind
TALK_WITHIN = timedelta(days=7)
NOT_EARLY = frozenset({KINDS.PLANNED, KINDS.MOVED_ON})
IN_PERSON = frozenset(
    {KINDS.DIED, KINDS.CONCERN, KINDS.PEER_PAUSE, KINDS.LOST}
)  # said by a person, afterwards
FIRST_TRIES = 1  # a no before or just after the first coffee is no end at all
A_MONTH = timedelta(days=31)


def is_early(one: Companionship, times_met: int, kind: str, today: date) -> bool:
    """More than a month before what the two had agreed on, and after they had begun."""
    if one.day_zero is None or times_met <= FIRST_TRIES or kind in NOT_EARLY:
        return False
    return one.ends_on is None or today < one.ends_on - A_MONTH


def is_over(ending: Ending | None) -> bool:
    return ending is not None and ending.over_at is not None


def to_tell(ending: Ending) -> list[str]:
    """Whom a person still has to tell: hats. A peer who has died is told nothing."""
    hats = []
    if ending.participant_told_at is None:
        hats.append("participant")
    if ending.peer_told_at is None and ending.kind != KINDS.DIED:
        hats.append("peer")
    return hats if is_over(ending) else []
