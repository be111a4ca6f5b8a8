"""The seventy-two hours from when one knew until the authority is told. Said in words, and never as an alarm."""

from dataclasses import dataclass
from datetime import datetime, timedelta

HOURS = 72


@dataclass(frozen=True, slots=True)
class Clock:
    """How the hours stand: decided, so many left, or gone."""

    learnt_at: datetime
    ends_at: datetime
    decided: bool
    left: int  # whole hours, rounded down; 0 in the last one and after

    @property
    def is_over(self) -> bool:
        return not self.decided and self.left < 0

    @property
    def is_near(self) -> bool:
        return not self.decided and 0 <= self.left < HOURS // 3


def clock(learnt_at: datetime, now: datetime, *, decided: bool) -> Clock:
    """Counted by the real hours that pass, whatever the clock on the wall is turned to."""
    ends_at = learnt_at + timedelta(hours=HOURS)
    left = (ends_at - now) // timedelta(hours=1)
    return Clock(learnt_at, ends_at, decided, left)
