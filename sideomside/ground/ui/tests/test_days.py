"""Days and clocks read right in both languages, also on the days the clocks change."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.utils.translation import override

from sideomside.ground.ui import dates
from sideomside.ground.ui.tags import times

NOW = datetime(2026, 11, 21, 11, tzinfo=UTC)


def plain(text: str) -> str:
    return text.replace(dates.NO_BREAK, " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [("da", "lørdag den 21. november 2026"), ("en", "Saturday 21 November 2026")],
)
def test_a_full_day(language, words):
    with override(language):
        assert plain(dates.day(date(2026, 11, 21))) == words


@pytest.mark.parametrize(
    ("on", "danish", "english"),
    [
        (date(2026, 11, 21), "i dag", "today"),
        (date(2026, 11, 20), "i går", "yesterday"),
        (date(2026, 11, 22), "i morgen", "tomorrow"),
        (date(2026, 11, 17), "tirsdag", "Tuesday"),
        (date(2026, 11, 15), "søndag", "Sunday"),
        (date(2026, 11, 14), "14. november", "14 November"),
        (date(2026, 11, 28), "28. november", "28 November"),
        (date(2025, 5, 3), "3. maj 2025", "3 May 2025"),
    ],
)
def test_a_near_day_is_said_by_its_nearness(on, danish, english):
    with time_machine.travel(NOW, tick=False):
        for language, words in (("da", danish), ("en", english)):
            with override(language):
                assert plain(dates.short_day(on)) == words


def test_late_evening_in_london_is_tomorrow_here():
    with time_machine.travel(datetime(2026, 11, 20, 23, 30, tzinfo=UTC), tick=False), override("da"):
        assert dates.today() == date(2026, 11, 21)
        assert dates.short_day(datetime(2026, 11, 20, 23, 15, tzinfo=UTC)) == "i dag"


@pytest.mark.parametrize(
    ("moment", "danish"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "01.59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "03.00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02.30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02.30"),
        (datetime(2026, 10, 25, 2, 0, tzinfo=UTC), "03.00"),
    ],
)
def test_clocks_follow_the_wall_when_they_change(moment, danish):
    with override("da"):
        assert dates.clock(moment) == danish


def test_a_range_over_the_change_shows_wall_time():
    with override("da"):
        start, end = datetime(2026, 10, 24, 23, tzinfo=UTC), datetime(2026, 10, 25, 12, tzinfo=UTC)
        assert dates.clock_range(start, end) == "1–13"


@pytest.mark.parametrize(
    ("start", "end", "danish", "english"),
    [
        (time(13), time(16), "13–16", "13–16"),
        (time(13, 30), time(16), "13.30–16.00", "13:30–16:00"),
        (time(9), time(10, 15), "09.00–10.15", "09:00–10:15"),
    ],
)
def test_opening_hours(start, end, danish, english):
    for language, words in (("da", danish), ("en", english)):
        with override(language):
            assert dates.clock_range(start, end) == words


def test_day_and_clock_in_one():
    with time_machine.travel(NOW, tick=False):
        at = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
        with override("da"):
            assert plain(dates.day_and_clock(at)) == "tirsdag kl. 14.30"
        with override("en"):
            assert plain(dates.day_and_clock(at)) == "Tuesday at 14:30"


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "1 workday"), (6, "6 workdays")])
def test_how_long_someone_has_waited(days, words):
    with override("en"):
        assert times.ago_workdays(days) == words
