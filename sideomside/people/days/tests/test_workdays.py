"""Holidays and working days, on vectors written from the Danish calendar, not from the package."""

from datetime import date

import pytest

from sideomside.people.days.workdays import (
    OFTEN_FREE,
    add_working_days,
    holiday_name,
    is_holiday,
    is_working_day,
    kept_free_as,
    next_working_day,
    working_days_between,
)

HOLIDAYS = {
    2026: "01-01 04-02 04-03 04-05 04-06 05-14 05-24 05-25 12-25 12-26",
    2027: "01-01 03-25 03-26 03-28 03-29 05-06 05-16 05-17 12-25 12-26",
}


@pytest.mark.parametrize("year", HOLIDAYS)
def test_a_year_has_exactly_its_public_holidays(year):
    expected = {date.fromisoformat(f"{year}-{day}") for day in HOLIDAYS[year].split()}
    days = (
        date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    )
    assert {day for day in days if is_holiday(day)} == expected


def test_store_bededag_ended_in_2024():
    assert is_holiday(date(2023, 5, 5))
    assert not is_holiday(date(2024, 4, 26))
    assert is_working_day(date(2026, 5, 1))


def test_holidays_have_a_name_in_both_languages():
    assert holiday_name(date(2026, 12, 26)) == "Anden juledag"
    assert holiday_name(date(2026, 12, 25), "en") == "Christmas Day"
    assert holiday_name(date(2026, 12, 24)) is None


def test_nobody_is_set_a_time_by_a_house_on_the_evenings_most_are_at_home():
    assert kept_free_as(date(2026, 12, 24)) == "juleaften"
    assert kept_free_as(date(2026, 12, 31), "en") == "New Year's Eve"
    assert kept_free_as(date(2026, 12, 25)) == "Juledag"
    assert kept_free_as(date(2026, 12, 23)) is None


def test_a_programme_may_keep_more_days_free():
    assert is_working_day(date(2026, 12, 24))
    assert not is_working_day(date(2026, 12, 24), OFTEN_FREE)
    assert next_working_day(date(2026, 12, 24), OFTEN_FREE) == date(2026, 12, 28)


def test_next_working_day_is_today_when_today_is_one():
    assert next_working_day(date(2026, 11, 20)) == date(2026, 11, 20)
    assert next_working_day(date(2026, 11, 21)) == date(2026, 11, 23)
    assert next_working_day(date(2027, 3, 25)) == date(2027, 3, 30)


def test_adding_working_days_skips_weekends_and_easter():
    assert add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert add_working_days(date(2026, 11, 21), 2) == date(2026, 11, 24)
    assert add_working_days(date(2027, 3, 24), 2) == date(2027, 3, 31)
    assert add_working_days(date(2026, 11, 21), 0) == date(2026, 11, 21)


def test_waiting_counts_working_days_after_the_first():
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 20)) == 0
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 22)) == 0
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 24)) == 2
    assert working_days_between(date(2026, 12, 23), date(2026, 12, 28)) == 2
    assert working_days_between(date(2026, 11, 24), date(2026, 11, 20)) == 0
