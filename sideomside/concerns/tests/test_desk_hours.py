"""So many hours at the desk: nights, weekends, holidays and the two Sundays when clocks change."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideomside.concerns.days.desk_hours import after_desk_hours
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.days.workdays import is_working_day

OPENS, CLOSES = time(9), time(16)


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("sent", "hours", "second"),
    [
        ("2026-11-23 10:00", 4, "2026-11-23 14:00"),  # a Monday
        ("2026-11-23 15:00", 4, "2026-11-24 12:00"),
        ("2026-11-20 22:00", 4, "2026-11-23 13:00"),  # Friday night
        ("2026-11-22 03:00", 1, "2026-11-23 10:00"),  # Sunday
        ("2026-12-24 15:30", 2, "2026-12-28 10:30"),  # Christmas, and the weekend after it
        ("2026-03-27 15:30", 4, "2026-03-30 12:30"),  # over the night when an hour is skipped
        ("2026-10-23 15:30", 4, "2026-10-26 12:30"),  # and the one that has it twice
        ("2026-11-23 06:00", 4, "2026-11-23 13:00"),
        ("2026-11-23 12:00", 4, "2026-11-23 16:00"),
    ],
)
def test_when_somebody_else_looks(sent: str, hours: int, second: str) -> None:
    assert after_desk_hours(at(sent), hours, OPENS, CLOSES) == at(second)


def test_a_desk_that_is_open_in_the_afternoon_has_other_hours() -> None:
    sent = at("2026-11-23 10:00")
    assert after_desk_hours(sent, 4, time(12), time(15)) == at("2026-11-24 13:00")


@given(st.integers(0, 60 * 24 * 1500), st.integers(1, 20))
def test_always_ahead_and_always_while_somebody_sits_there(minutes: int, hours: int) -> None:
    moment = (datetime(2024, 1, 1) + timedelta(minutes=minutes)).replace(tzinfo=COPENHAGEN)
    second = after_desk_hours(moment, hours, OPENS, CLOSES)
    assert second.timestamp() - moment.timestamp() >= timedelta(hours=hours - 1).total_seconds()
    assert is_working_day(second.date()) and OPENS <= second.time().replace(tzinfo=None) <= CLOSES
