"""The dates a companionship is given at its first meeting: three talks and an end in sight."""

from calendar import monthrange
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from .workdays import MonthDay, next_working_day


@dataclass(frozen=True)
class Clock:
    """Day 0 is the first meeting; talks fall on working days, the end on its own calendar day."""

    two_weeks: date
    six_weeks: date
    three_months: date
    end: date


def add_months(day: date, months: int) -> date:
    """Same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def clock_from(first_meeting: date, also_free: Container[MonthDay] = ()) -> Clock:
    """When to ask how it is going, and when the companionship is meant to end well."""
    return Clock(
        two_weeks=next_working_day(first_meeting + timedelta(days=14), also_free),
        six_weeks=next_working_day(first_meeting + timedelta(days=42), also_free),
        three_months=next_working_day(add_months(first_meeting, 3), also_free),
        end=add_months(first_meeting, 6),
    )
