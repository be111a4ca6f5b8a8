"""How far something has come, and what may follow."""

from collections.abc import Iterable
from datetime import datetime

from sideomside.gatherings.models import Gathering, Session, State
from sideomside.gatherings.rules.plan import TWO

MAY_FOLLOW: dict[str, set[str]] = {
    State.PLANNED: {State.OPEN, State.CANCELLED},
    State.OPEN: {State.STARTED, State.HELD, State.CANCELLED},
    State.STARTED: {State.HELD, State.CANCELLED},
    State.HELD: {State.CLOSED},
    State.CLOSED: set(),
    State.CANCELLED: set(),
}
# What the public calendar knows of; a cancelled one stays, so that nobody goes in vain.
SHOWN = {State.OPEN, State.STARTED, State.HELD, State.CLOSED, State.CANCELLED}
SHRUNK = 2  # members; the two who lead do not count


def takes_sign_ups(gathering: Gathering, next_at: datetime | None, now: datetime) -> bool:
    """A group is closed once it has begun; an open course or an event until its last time."""
    if gathering.state == State.OPEN:
        return next_at is not None and next_at > now
    return (
        gathering.state == State.STARTED and not gathering.is_group and next_at is not None and next_at > now
    )


def is_over(session: Session, now: datetime) -> bool:
    return session.ends_at <= now


def next_of(planned: Iterable[Session], now: datetime) -> Session | None:
    """The first one that is not over."""
    return next((one for one in planned if not is_over(one, now)), None)


def has_shrunk(gathering: Gathering, seated: int) -> bool:
    """A group of two is somebody's to talk about, never ours to close."""
    return gathering.is_group and gathering.state == State.STARTED and seated <= SHRUNK


def was_held_well(gathering: Gathering, leaders: int, alone_why: str) -> bool:
    """Two led, or it says why not."""
    return not gathering.is_group or leaders >= TWO or bool(alone_why)
