"""Our calendar is read by a library that did not write it, and by a calendar program people really use."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from vobject.base import Component

from sideomside.gatherings.tests.cast import Cast
from sideomside.gatherings.tests.test_the_calendar import at, open_hours
from sideomside.people.days.promise import COPENHAGEN
from tests.calendars import read, shown_by_calcurse

FEED = "/kalender/kalender.ics"


def when(event: Component) -> datetime:
    return event.dtstart.value.astimezone(COPENHAGEN)


@time_machine.travel("2026-10-20 12:00+02:00", tick=False)
def test_another_library_reads_titles_places_and_both_sides_of_summer_time(cast: Cast) -> None:
    cast.opened("course", times=[at(22, month=10), at(29, month=10)], title="Æbler, øl & ål; 🍏")
    open_hours(cast.house.place, weekday=6)
    off = cast.opened(times=[at(24, month=10)], title="Fællessang")
    cast.move(off, "cancelled")
    events = read(Client().get(FEED).content)
    ours = [one for one in events if "Æbler" in one.summary.value]
    assert [one.summary.value for one in ours] == ["Æbler, øl & ål; 🍏"] * 2
    assert [when(one) for one in ours] == [at(22, month=10), at(29, month=10)]
    assert [one.dtstart.value.utcoffset() for one in ours] == [timedelta(hours=2), timedelta(hours=1)]
    assert all(one.dtend.value - one.dtstart.value == timedelta(minutes=120) for one in ours)
    [sang] = [one for one in events if "Fællessang" in one.summary.value]
    assert sang.status.value == "CANCELLED" and sang.summary.value == "Aflyst: Fællessang"
    sundays = [one for one in events if one.summary.value == "Åben café"]
    # 25 October is the very night the clock is moved: 13 on the wall is 13 on the wall.
    assert when(sundays[0]) == datetime(2026, 10, 25, 13, tzinfo=COPENHAGEN)
    assert {when(one).hour for one in sundays} == {13}
    assert all(one.location.value.startswith(cast.house.place.name) for one in sundays)


@time_machine.travel("2026-11-23 12:00+01:00", tick=False)
def test_another_library_reads_ones_own_file_and_finds_nothing_telling(cast: Cast) -> None:
    group = cast.group(cast.ida)
    events = read(cast.browser(cast.ida).get(f"/min-side/kalender/{group.id}/aftale.ics").content)
    assert {one.summary.value for one in events} == {"Aftale"} and len(events) == 10
    assert not any("location" in one.contents or "description" in one.contents for one in events)


def test_a_program_that_remembers_our_clock_from_winter_is_right_in_summer(cast: Cast) -> None:
    """vobject keeps the first clock it reads by this name, as other programs do."""
    hours = []
    for day, month in ((3, 2), (3, 7)):
        with time_machine.travel(datetime(2027, month, 1, 12, tzinfo=COPENHAGEN), tick=False):
            cast.opened(times=[datetime(2027, month, day, 19, tzinfo=COPENHAGEN)], title=f"Dag {month}")
            events = read(Client().get(FEED).content)
            hours += [when(one).hour for one in events if one.summary.value == f"Dag {month}"]
    assert hours == [19, 19]


@pytest.mark.deployment
@time_machine.travel("2026-10-20 12:00+02:00", tick=False)
def test_a_calendar_program_takes_it_in_and_shows_the_right_hours(cast: Cast, tmp_path: Path) -> None:
    cast.opened(times=[at(22, month=10)], title="Før uret stilles")
    cast.opened(times=[at(29, month=10)], title="Efter uret stilles")
    shown = shown_by_calcurse(Client().get(FEED).content, tmp_path, "10/20/2026", 14)
    assert "2026-10-22 19:00 Før uret stilles" in shown, shown
    assert "2026-10-29 19:00 Efter uret stilles" in shown, shown
