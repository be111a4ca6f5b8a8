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
    SAME = "same"  # somebody with the same address was heard from: perhaps it is them
    ASK = "ask"
    ASKED = "asked"  # and there is time to answer
    DECIDE = "decide"
    ANNOUNCE = "announce"
    TOLD = "told"  # goodbye is said, or is to be said by one of us, and the month runs
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Clock:
    """When somebody was heard from last, and what we have done since."""

    heard_at: datetime
    again_at: datetime | None = None
    asked_at: datetime | None = None
    farewell_at: datetime | None = None
    by_line: bool = False  # no letter said goodbye: it stands on our page, for one of us to say
    tried_at: datetime | None = None  # when one of us called, and nobody answered
    same_at: datetime | None = None  # when somebody else with the same address was heard from
    waits_for_us: bool = False  # had a first talk, or needs none: then it is a person who decides

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
        if self.waits_for_us:
            return None
        return self.farewell_at if self.farewell_at and self.farewell_at > self.since else None

    @property
    def tried(self) -> datetime | None:
        """One of us has tried to say goodbye, where no letter could."""
        return self.tried_at if self.told and self.tried_at and self.tried_at >= self.told else None

    @property
    def said(self) -> datetime | None:
        """A line on a page is no goodbye before somebody has tried to say it."""
        return self.tried if self.by_line else self.told

    @property
    def same(self) -> bool:
        return self.same_at is not None and self.same_at > self.since

    def gone_at(self, now: datetime) -> datetime:
        """Not before the year is over, and never less than a month after goodbye: now, if it was not yet said."""
        return max(self.since + GONE_AFTER, (self.said or now) + TOLD_BEFORE)


def stage(clock: Clock, now: datetime) -> Stage:
    age = now - clock.since
    if clock.same and age > ASK_AFTER:
        return Stage.SAME
    if clock.told:
        return Stage.OVER if clock.said and now > clock.gone_at(now) else Stage.TOLD
    if clock.asked and now - clock.asked <= DECIDE_AFTER:
        return Stage.ASKED
    if age > ANNOUNCE_AFTER and not clock.waits_for_us:
        return Stage.ANNOUNCE
    if clock.asked:
        return Stage.DECIDE
    return Stage.ASK if age > ASK_AFTER else Stage.RESTS
