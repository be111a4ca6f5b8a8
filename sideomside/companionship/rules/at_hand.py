"""Of several meetings, the one that matters now."""

from datetime import datetime

from sideomside.companionship.models import Meeting
from sideomside.companionship.rules.may import is_ahead


def at_hand(
    rows: list[Meeting], now: datetime, *, notes: bool
) -> tuple[Meeting | None, list[Meeting], Meeting | None]:
    """The one that matters now, the fixed ones after it, and times that wait for an answer beside it.

    Whoever notes how it went begins with the one that is over; to everybody else the next one comes first.
    """
    dated = [(m.starts_at, m) for m in rows if m.state == Meeting.State.FIXED and m.starts_at]
    fixed = [m for _at, m in sorted(dated, key=lambda pair: pair[0])]
    ahead, gone = [m for m in fixed if is_ahead(m, now)], [m for m in fixed if not is_ahead(m, now)]
    asked = next((m for m in rows if m.state == Meeting.State.OFFERED), None)
    first = [*gone[-1:], *ahead] if notes else ahead or gone[-1:]
    if first and (first[0] in ahead or notes):
        return first[0], [m for m in ahead if m != first[0]], asked
    return asked or next(iter(first or rows), None), [], None
