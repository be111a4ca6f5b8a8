"""Quiet hours on Danish wall clocks, also on the two nights a year when the clock is moved."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Europe/Copenhagen")


def is_quiet(at: datetime, begins: time | None, ends: time | None) -> bool:
    """Are we between the two? Across midnight when it ends before it begins; never when both are the same."""
    if begins is None or ends is None or begins == ends:
        return False
    clock = at.astimezone(HOME).time().replace(tzinfo=None)
    if begins < ends:
        return begins <= clock < ends
    return clock >= begins or clock < ends


def not_before(at: datetime, begins: time | None, ends: time | None) -> datetime:
    """The first moment from `at` when somebody may be written to."""
    if not is_quiet(at, begins, ends) or ends is None:
        return at
    home = at.astimezone(HOME)
    day = home.date() if home.time().replace(tzinfo=None) < ends else home.date() + timedelta(days=1)
    # The hour that is skipped in March is read as the one after; of the one that comes twice, the later counts.
    wall = datetime.combine(day, ends, HOME)
    return max(at.astimezone(UTC), *(wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1)))
