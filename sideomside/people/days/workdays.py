"""Promises are counted in working days, so one place knows which days those are."""

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

import holidays

MonthDay = tuple[int, int]

OFTEN_FREE: tuple[MonthDay, ...] = ((5, 1), (6, 5), (12, 24), (12, 31))
"""No public holidays, but many programmes keep them; each programme says which (month, day)."""

EVES: dict[MonthDay, dict[str, str]] = {
    (12, 24): {"da": "juleaften", "en": "Christmas Eve"},
    (12, 31): {"da": "nytårsaften", "en": "New Year's Eve"},
}
"""No public holidays either; and still nobody is to sit alone at a table for two because a house put them there."""

_CATALOGUE = {"da": "da", "en": "en_US"}


@cache
def _public_holidays(year: int, language: str) -> dict[date, str]:
    return dict(holidays.country_holidays("DK", years=year, language=_CATALOGUE[language]))


def holiday_name(day: date, language: str = "da") -> str | None:
    """The name people say for the holiday, so that "closed" can be explained."""
    return _public_holidays(day.year, language).get(day)


def kept_free_as(day: date, language: str = "da") -> str | None:
    """The holiday or the eve on which a house sets nobody a time by itself; people may all the same."""
    return holiday_name(day, language) or EVES.get((day.month, day.day), {}).get(language)


def is_holiday(day: date) -> bool:
    """Public holidays only; Store bededag is none since 2024."""
    return day in _public_holidays(day.year, "da")


def is_working_day(day: date, also_free: Container[MonthDay] = ()) -> bool:
    """A day on which somebody can be expected to read and answer."""
    return day.weekday() < 5 and not is_holiday(day) and (day.month, day.day) not in also_free


def next_working_day(day: date, also_free: Container[MonthDay] = ()) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not is_working_day(day, also_free):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int, also_free: Container[MonthDay] = ()) -> date:
    """The count-th working day after `day`; a mail on a Saturday starts its count on Monday."""
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1), also_free)
    return day


def working_days_between(start: date, end: date, also_free: Container[MonthDay] = ()) -> int:
    """How many working days someone has waited: those after `start`, up to and with `end`."""
    days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(is_working_day(day, also_free) for day in days)
