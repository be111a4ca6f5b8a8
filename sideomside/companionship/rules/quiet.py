"""When it has been quiet between two people for so long that somebody asks."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sideomside.companionship.models import Companionship, CompanionshipStep, Meeting
from sideomside.companionship.rules.agreeing import LIVING

HEARD = frozenset({"met", "back"})  # they met, or came back from a pause
OUR_OWN = frozenset({"quiet_asked", "quiet_talked", "reminded"})  # what the house says is no sign of either


def quiet_since(
    one: Companionship, steps: Iterable[CompanionshipStep], meetings: list[Meeting], now: datetime
) -> datetime | None:
    """The last time they met, or before that the last thing that was done to find a first time.

    None while they are on a pause, or a time lies ahead, or one is just behind them, or somebody looks for one.
    """
    if one.state == Companionship.State.ENDED or one.rests:
        return None
    fixed = [m.starts_at for m in meetings if m.state == Meeting.State.FIXED and m.starts_at]
    if any(at > now for at in fixed):
        return None
    if one.state in LIVING:
        return max([*(s.happened_at for s in steps if s.name in HEARD), *fixed], default=None)
    looked_for = one.new_time_wanted or any(m.state == Meeting.State.OFFERED for m in meetings)
    done = [step.happened_at for step in steps if step.name not in OUR_OWN]
    return None if looked_for else max([*done, *fixed], default=None)


def is_quiet(since: datetime | None, days: int, now: datetime) -> bool:
    return since is not None and now - since >= timedelta(days=days)


def is_new(asked_at: datetime | None, since: datetime | None) -> bool:
    """Nobody has asked since they last met."""
    return since is not None and (asked_at is None or asked_at < since)
