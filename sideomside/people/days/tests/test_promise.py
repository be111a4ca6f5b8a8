"""What a receipt may promise about when we answer."""

from datetime import UTC, date, datetime

from sideomside.people.days.promise import COPENHAGEN, answer_by, local_day, working_days_waited


def test_two_working_days_after_a_saturday_is_tuesday():
    assert answer_by(datetime(2026, 11, 21, 10, tzinfo=COPENHAGEN)) == date(2026, 11, 24)


def test_a_programme_may_promise_another_time():
    friday = datetime(2026, 11, 20, 10, tzinfo=COPENHAGEN)
    assert answer_by(friday, 1) == date(2026, 11, 23)
    assert answer_by(friday, 5) == date(2026, 11, 27)


def test_half_past_eleven_at_night_in_utc_is_already_tomorrow_here():
    late = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)
    assert local_day(late) == date(2026, 11, 20)
    assert answer_by(late) == date(2026, 11, 24)


def test_christmas_moves_the_promise():
    assert answer_by(datetime(2026, 12, 23, 15, tzinfo=COPENHAGEN)) == date(2026, 12, 28)
    assert answer_by(datetime(2026, 12, 23, 15, tzinfo=COPENHAGEN), also_free=((12, 24),)) == date(
        2026, 12, 29
    )


def test_waiting_over_a_weekend_is_short():
    friday, monday = (datetime(2026, 11, day, 12, tzinfo=COPENHAGEN) for day in (20, 23))
    assert working_days_waited(friday, monday) == 1
