"""The clock of a silence. Pure: who was heard from when, what was said since, and what the day asks for."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sideomside.ground.vault.privacy import KEEP_DAYS

# From the table of keep-times (docs/decisions/0031): defaults, counted from the last contact.
ASK_AFTER = timedelta(days=180)
DECIDE_AFTER = timedelta(days=30)  # after the question
GONE_AFTER = timedelta(days=KEEP_DAYS["silent"])
TOLD_BEFORE = timedelta(days=30)
ANNOUNCE_AFTER = GONE_AFTER - TOLD_BEFORE
FAREWELL = "intake/mail/farewell"  # the letter that must have left before anything goes


class Stage(StrEnum):
    """What is to be done about somebody's silence now."""

    RESTS = "rests"  # heard from not long ago, or nothing of ours to count
    ASK = "ask"
    ASKED = "asked"  # and there is time to answer
    DECIDE = "decide"
    ANNOUNCE = "announce"
    TOLD = "told"  # goodbye is said, and the month runs
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Clock:
    """When somebody was heard from last, and what we have done since."""

    heard_at: datetime
    again_at: datetime | None = None
    asked_at: datetime | None = None
    farewell_at: datetime | None = None

    @property
    def since(self) -> datetime:
        """A coordinator who chose to wait longer began it anew."""
        return max(self.heard_at, self.again_at or self.heard_at)

    @property
    def asked(self) -> datetime | None:
        """What was asked before they were heard from was answered by that."""
        return self.asked_at if self.asked_at and self.asked_at > self.since else None

    @property
    def told(self) -> datetime | None:
        return self.farewell_at if self.farewell_at and self.farewell_at > self.since else None

    def gone_at(self, now: datetime) -> datetime:
        """Not before the year is over, and never less than a month after it was announced: now, if it was not yet."""
        return max(self.since + GONE_AFTER, (self.told or now) + TOLD_BEFORE)


def stage(clock: Clock, now: datetime) -> Stage:
    if clock.told:
        return Stage.OVER if now > clock.gone_at(now) else Stage.TOLD
    if now - clock.since > ANNOUNCE_AFTER:
        return Stage.ANNOUNCE
    if clock.asked:
        return Stage.DECIDE if now - clock.asked > DECIDE_AFTER else Stage.ASKED
    return Stage.ASK if now - clock.since > ASK_AFTER else Stage.RESTS
