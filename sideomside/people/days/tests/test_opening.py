"""Opening hours, with holidays, closed days and the nights on which the clock changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from sideomside.people.days.opening import Closure, Hours, next_opening, open_now, openings
from sideomside.people.days.promise import COPENHAGEN

CAFE = (Hours(1, time(13), time(16)), Hours(3, time(13), time(16)), Hours(5, time(10, 30), time(13)))
NIGHT = tuple(Hours(weekday, time(1), time(4)) for weekday in range(7))
SPRING, AUTUMN, AUTUMN_2027 = date(2027, 3, 28), date(2026, 10, 25), date(2027, 10, 31)


def at(*moment):
    return datetime(*moment, tzinfo=COPENHAGEN)


def spans(found):
    return [f"{one.starts:%m-%d %H:%M}-{one.ends:%H:%M}" for one in found]


def test_a_week_of_openings_comes_in_order():
    found = openings(reversed(CAFE), (), date(2026, 11, 23), 7)
    assert spans(found) == ["11-24 13:00-16:00", "11-26 13:00-16:00", "11-28 10:30-13:00"]


def test_closed_on_holidays_and_on_days_the_programme_keeps():
    assert openings(CAFE, (), date(2026, 12, 26), 1) == []
    assert spans(openings(CAFE, (), date(2026, 12, 24), 1)) == ["12-24 13:00-16:00"]
    assert openings(CAFE, (), date(2026, 12, 24), 1, also_free=((12, 24),)) == []


def test_a_closure_closes_and_may_open_at_other_times_even_on_a_holiday():
    away = Closure(date(2026, 12, 1), date(2026, 12, 3))
    christmas = Closure(date(2026, 12, 25), date(2026, 12, 25), ((time(12), time(15)),))
    assert openings(CAFE, (away,), date(2026, 12, 1), 3) == []
    assert spans(openings(CAFE, (christmas,), date(2026, 12, 25), 1)) == ["12-25 12:00-15:00"]


def test_closed_wins_when_two_changes_meet():
    day = date(2026, 12, 1)
    assert openings(CAFE, (Closure(day, day), Closure(day, day, ((time(9), time(10)),))), day, 1) == []


def test_open_now_from_the_first_minute_to_before_the_last():
    assert open_now(CAFE, (), at(2026, 11, 24, 13, 0)) is not None
    assert open_now(CAFE, (), at(2026, 11, 24, 15, 59)) is not None
    assert open_now(CAFE, (), at(2026, 11, 24, 16, 0)) is None
    assert open_now(CAFE, (), datetime(2026, 11, 24, 12, 30, tzinfo=UTC)) is not None


def test_next_opening_is_the_present_one_or_the_first_to_come():
    assert spans([next_opening(CAFE, (), at(2026, 11, 24, 14, 0))]) == ["11-24 13:00-16:00"]
    assert spans([next_opening(CAFE, (), at(2026, 11, 24, 16, 0))]) == ["11-26 13:00-16:00"]
    assert next_opening((), (), at(2026, 11, 24, 16, 0)) is None
    assert next_opening(CAFE, (Closure(date(2026, 1, 1), date(2027, 12, 31)),), at(2026, 11, 24, 9)) is None


def test_past_midnight_one_is_still_in_yesterdays_opening():
    late = (Hours(4, time(20), time(1)),)
    assert spans([open_now(late, (), at(2026, 11, 21, 0, 30))]) == ["11-20 20:00-01:00"]
    assert open_now(late, (), at(2026, 11, 21, 1, 0)) is None


@pytest.mark.parametrize(("day", "hours"), [(AUTUMN, 4), (AUTUMN_2027, 4), (date(2026, 11, 1), 3)])
def test_a_night_is_as_long_as_it_really_is(day, hours):
    [night] = openings(NIGHT, (), day, 1)
    assert night.length == timedelta(hours=hours)


def test_the_spring_night_is_an_hour_short():
    open_anyway = Closure(SPRING, SPRING, ((time(1), time(4)),))
    [night] = openings((), (open_anyway,), SPRING, 1)
    assert night.length == timedelta(hours=2)
    assert night.starts.astimezone(UTC) == datetime(2027, 3, 28, 0, tzinfo=UTC)


def test_an_opening_wholly_inside_the_skipped_hour_never_happens():
    skipped = Closure(SPRING, SPRING, ((time(2), time(3)),))
    assert openings((), (skipped,), SPRING, 1) == []


def test_both_half_past_two_in_autumn_are_inside_the_night():
    twice = [at(2026, 10, 25, 2, 30).replace(fold=fold) for fold in (0, 1)]
    assert all(open_now(NIGHT, (), moment) for moment in twice)
    early = (Hours(6, time(1), time(2, 15)),)
    assert [bool(open_now(early, (), moment.replace(minute=10))) for moment in twice] == [True, False]


@pytest.mark.parametrize("day", [AUTUMN, AUTUMN_2027])
def test_an_afternoon_keeps_its_wall_time_on_the_day_of_a_change(day):
    [cafe] = openings((Hours(6, time(13), time(16)),), (), day, 1)
    assert (cafe.starts.hour, cafe.ends.hour, cafe.length) == (13, 16, timedelta(hours=3))
    assert cafe.starts.utcoffset() == timedelta(hours=1)


def test_easter_sunday_with_the_clock_change_is_a_holiday_too():
    assert openings((Hours(6, time(13), time(16)),), (), SPRING, 1) == []
    before, after = openings((Hours(5, time(13), time(16)),), (), SPRING - timedelta(days=1), 8)
    assert (before.starts.utcoffset(), after.starts.utcoffset()) == (timedelta(hours=1), timedelta(hours=2))
