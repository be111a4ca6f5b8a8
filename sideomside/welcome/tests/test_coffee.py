"""Where and when there is coffee: two weeks of real times, also on the night the clocks change."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from sideomside.people import queries
from sideomside.people.models import Closure, Place
from sideomside.people.rules import visitor
from sideomside.welcome.tests.conftest import Read, opens
from tests.people import House

On = Callable[..., None]
SUNDAY_BEFORE = date(2026, 3, 22)  # a week before the clocks go forward


def starts(house: House) -> list[datetime]:
    return [one.starts.astimezone(UTC) for one in queries.coffee(visitor(house.organisation.id))]


def test_two_weeks_stand_day_by_day_soonest_first(house: House, read: Read, on: On) -> None:
    opens(house, 4, "10:00", "12:30")
    opens(house, 0, "15:00", "17:00")
    on(date(2026, 11, 23))
    page = read("/kaffe/")
    days = [part.split("</h2>")[0].split(">")[-1] for part in page.split("<h2")[1:] if "2026" in part]
    assert days == [
        "mandag den 23. november 2026", "fredag den 27. november 2026",
        "mandag den 30. november 2026", "fredag den 4. december 2026",
    ]  # fmt: skip
    assert page.count("10.00–12.30") == 2 and page.count("15–17") == 2
    assert page.count("Åbent i dag") == 1
    english = read("/en/kaffe/")
    assert "Friday 27 November 2026" in english and "10:00–12:30" in english


def test_the_wall_clock_stays_when_the_clocks_go_forward_and_back(house: House, on: On) -> None:
    opens(house, 6, "13:00", "16:00")
    on(SUNDAY_BEFORE, "08:00")
    assert [at.hour for at in starts(house)] == [12, 11]  # 13 in Copenhagen, before and after
    on(date(2026, 10, 18), "08:00")
    assert [at.hour for at in starts(house)] == [11, 12]


def test_a_door_that_opens_in_the_hour_that_never_was(house: House, read: Read, on: On) -> None:
    opens(house, 6, "02:15", "03:45")  # on 29 March 2026 two o'clock becomes three
    on(SUNDAY_BEFORE, "08:00")
    (one,) = starts(house)
    assert one == datetime(2026, 3, 29, 1, 15, tzinfo=UTC)
    assert "søndag den 29. marts 2026" in read("/kaffe/")


def test_open_now_is_told_by_real_moments_on_the_night_an_hour_comes_twice(
    house: House, read: Read, on: On
) -> None:
    opens(house, 6, "02:00", "03:00")  # two real hours on 25 October 2026
    on(date(2026, 10, 25), "01:30")
    assert "Åbent i dag" in read("/kaffe/") and "Åbent nu" not in read("/kaffe/")
    on(date(2026, 10, 25), "02:30")
    assert "Åbent nu" in read("/kaffe/")
    on(date(2026, 10, 25), "03:00")
    assert "25. oktober" not in read("/kaffe/")


def test_a_closed_week_is_left_out_and_an_empty_fortnight_is_kind(house: House, read: Read, on: On) -> None:
    opens(house, 2, "13:00", "16:00")
    on(date(2026, 11, 23))
    closed = Closure.objects.create(
        place=house.place, first_day=date(2026, 11, 25), last_day=date(2026, 11, 25)
    )
    assert "25. november" not in read("/kaffe/") and "onsdag den 2. december 2026" in read("/kaffe/")
    closed.last_day = date(2026, 12, 4)
    closed.save()
    page = read("/kaffe/")
    assert "Der er ingen kaffe de næste to uger" in page and 'href="/skriv/"' in page


def test_a_place_that_closed_down_or_serves_no_coffee_is_not_shown(house: House, read: Read, on: On) -> None:
    for closed_down, serves in ((True, True), (False, False)):
        Place.objects.filter(id=house.place.id).update(closed_down=closed_down, serves_coffee=serves)
        opens(house, 2, f"{13 + closed_down}:00", "16:00")
        on(date(2026, 11, 23))
        assert "Huset" not in read("/kaffe/").split("<main")[1]


def test_the_way_in_is_told_and_nothing_is_told_that_nobody_wrote(house: House, read: Read, on: On) -> None:
    opens(house, 2, "13:00", "16:00")
    on(date(2026, 11, 23))
    Place.objects.filter(id=house.place.id).update(
        street="", door="Den gule dør i gården", inside="Der står en stor palme 🌴"
    )
    page = read("/kaffe/").split("<main")[1]
    assert "Den gule dør i gården" in page and "🌴" in page
    assert ", <" not in page and "13–16<br></p>" not in page and ",  " not in page
    Place.objects.filter(id=house.place.id).update(
        street="Opdigtet Vej 1", postcode="2300", town="København S"
    )
    assert "Opdigtet Vej 1, 2300 København S" in read("/kaffe/")


def test_a_hundred_openings_cost_no_more_look_ups_than_one(
    house: House, read: Read, on: On, django_assert_max_num_queries: Callable[..., object]
) -> None:
    on(date(2026, 11, 23))
    for number in range(10):
        place = Place.objects.create(programme=house.programme, name=f"Café {number}")
        for weekday in range(5):
            opens(House(house.organisation, house.programme, house.area, place), weekday, "13:00", "16:00")
    with django_assert_max_num_queries(22):
        assert read("/kaffe/").count("<article") == 100
