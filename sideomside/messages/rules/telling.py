"""When a notice may go out, and when an answer has been long in coming."""

from datetime import datetime, timedelta

from sideomside.messages.days.quiet import is_quiet, not_before
from sideomside.messages.models import Rhythm

A_LITTLE_LATER = timedelta(minutes=5)  # whoever has the page open needs no letter
SLOW = timedelta(days=4)
SLOW_BY_HABIT = timedelta(days=8)  # somebody who has said when they answer answers within a week


def notice_at(rhythm: Rhythm, now: datetime) -> datetime | None:
    """When to tell that there is something new; not at all while an earlier notice has not been answered to."""
    if rhythm.told_at is not None:
        return None
    return rhythm.due_at or not_before(now + A_LITTLE_LATER, rhythm.quiet_from, rhythm.quiet_to)


def is_due(rhythm: Rhythm, now: datetime) -> bool:
    """Quiet hours are asked for again when the letter is about to go: they may have been changed."""
    waits = rhythm.due_at is not None and rhythm.due_at <= now
    return waits and not is_quiet(now, rhythm.quiet_from, rhythm.quiet_to)


def quiet_for_now(rhythm: Rhythm | None, now: datetime) -> bool:
    return rhythm is not None and is_quiet(now, rhythm.quiet_from, rhythm.quiet_to)


def slow_after(answers: str) -> timedelta:
    return SLOW_BY_HABIT if answers else SLOW
