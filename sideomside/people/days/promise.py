"""The answer time we promise, counted the same way on the receipt and in the queue."""

from collections.abc import Container
from datetime import date, datetime
from zoneinfo import ZoneInfo

from .workdays import MonthDay, add_working_days, working_days_between

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

ANSWER_WORKING_DAYS = 2
"""An assumption, not a law: each programme sets its own."""


def local_day(moment: datetime) -> date:
    """The Danish calendar day of a moment; late in the evening it is already another day in UTC."""
    return moment.astimezone(COPENHAGEN).date()


def answer_by(
    received: datetime, working_days: int = ANSWER_WORKING_DAYS, also_free: Container[MonthDay] = ()
) -> date:
    """The last day on which our answer still keeps the promise."""
    return add_working_days(local_day(received), working_days, also_free)


def working_days_waited(since: datetime, now: datetime, also_free: Container[MonthDay] = ()) -> int:
    """What the queue sorts by: weekends and holidays are nobody's fault."""
    return working_days_between(local_day(since), local_day(now), also_free)
