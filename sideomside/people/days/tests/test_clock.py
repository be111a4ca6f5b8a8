"""The clock of a companionship, row by row as the programme wrote it down."""

from datetime import date

import pytest

from sideomside.people.days.clock import add_months, clock_from

TABLE = [
    ("2026-11-30", "2026-12-14", "2027-01-11", "2027-03-01", "2027-05-30"),
    ("2026-12-12", "2026-12-28", "2027-01-25", "2027-03-12", "2027-06-12"),
    ("2027-01-11", "2027-01-25", "2027-02-22", "2027-04-12", "2027-07-11"),
]


@pytest.mark.parametrize("row", TABLE)
def test_the_talks_fall_on_working_days_and_the_end_where_it_falls(row):
    first, *expected = map(date.fromisoformat, row)
    clock = clock_from(first)
    assert [clock.two_weeks, clock.six_weeks, clock.three_months, clock.end] == expected


def test_months_are_clamped_to_their_last_day():
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 12, 31), 12) == date(2027, 12, 31)
    assert add_months(date(2026, 9, 30), 3) == date(2026, 12, 30)
