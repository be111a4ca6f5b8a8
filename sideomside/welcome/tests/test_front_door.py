"""The front page: two doors, who answers, and the next cup of coffee told for the day one reads it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from sideomside.ground.vault.walls import within
from sideomside.people import actions as people
from sideomside.people.models import Closure
from sideomside.people.rules import Hat
from sideomside.welcome.tests.conftest import Read, opens
from tests.people import House, build_house, someone, wearing

WEDNESDAY = date(2026, 12, 16)
On = Callable[..., None]


def front(read: Read) -> str:
    return read("/").split("<main")[1].split('id="how"')[0]


def test_coffee_today_is_told_as_today_until_it_is_over(house: House, read: Read, on: On) -> None:
    opens(house, 2, "13:00", "16:00", host_note="Mikkel er vært og har en gul trøje på.")
    on(WEDNESDAY, "10:00")
    assert "Åbent i dag" in front(read) and 'i dag kl. <span class="nowrap">13–16</span>' in front(read)
    assert "Mikkel er vært og har en gul trøje på." in front(read)
    assert 'today at <span class="nowrap">13–16</span>' in read("/en/")
    on(WEDNESDAY, "14:30")
    assert "Åbent nu" in front(read)
    on(WEDNESDAY, "16:00")
    assert "Åbent" not in front(read)
    assert "onsdag den 6. januar 2027" not in front(read)  # it is next Wednesday, not any later one
    assert "onsdag den 23. december 2026" in front(read)


@pytest.mark.parametrize(
    "today, weekday, told",
    [
        (date(2026, 12, 24), 4, "fredag den 8. januar 2027"),  # Christmas Day and New Year's Day are Fridays
        (date(2026, 4, 1), 3, "torsdag den 9. april 2026"),  # the next day is Maundy Thursday
        (date(2026, 5, 13), 3, "torsdag den 21. maj 2026"),  # Ascension Day
        (date(2026, 4, 30), 4, "fredag den 1. maj 2026"),  # store bededag has not been a holiday since 2024
    ],
)
def test_a_holiday_is_stepped_over(
    house: House, read: Read, on: On, today: date, weekday: int, told: str
) -> None:
    opens(house, weekday, "10:00", "12:00")
    on(today)
    assert told in front(read)


def test_a_door_somebody_closed_is_never_promised(house: House, read: Read, on: On) -> None:
    opens(house, 2, "13:00", "16:00")
    Closure.objects.create(place=house.place, first_day=WEDNESDAY, last_day=WEDNESDAY + timedelta(days=7))
    on(WEDNESDAY)
    assert "onsdag den 30. december 2026" in front(read)


def test_open_all_the_same_on_a_holiday(house: House, read: Read, on: On) -> None:
    opens(house, 4, "10:00", "12:00")
    christmas = date(2026, 12, 25)
    Closure.objects.create(place=house.place, first_day=christmas, last_day=christmas, open_anyway=True)
    on(date(2026, 12, 24))
    assert 'i morgen kl. <span class="nowrap">10–12</span>' in front(read)


def test_a_season_that_is_over_or_has_not_begun_promises_nothing(house: House, read: Read, on: On) -> None:
    opens(house, 2, "13:00", "16:00", last_day=WEDNESDAY - timedelta(days=1))
    on(WEDNESDAY)
    assert "Vi er ved at finde nye tider" in front(read)
    opens(house, 2, "09:00", "11:00", first_day=WEDNESDAY + timedelta(days=20))
    assert "onsdag den 6. januar 2027" in front(read) and "9–11" in front(read)


def test_an_empty_house_says_so_kindly_in_both_languages(house: House, read: Read) -> None:
    assert "Vi er ved at finde nye tider" in front(read)
    assert "See places and times" in read("/en/")
    assert "En af os skriver til dig inden for 2 hverdage" in read("/")


def test_who_answers_is_named_by_first_name_and_only_who_is_here(house: House, read: Read, on: On) -> None:
    signe, omar = (someone(house, name, Hat.COORDINATOR) for name in ("Signe Holm-Åkjær", "Omar Said"))
    someone(house, "Karla Petersen", Hat.PEER)
    assert "Signe eller Omar skriver til dig inden for 2 hverdage" in read("/")
    assert "Signe or Omar writes to you within 2 working days" in read("/en/")
    today = timezone.localdate()
    week = {"first_day": today, "last_day": today + timedelta(days=6)}
    people.note_absence(stand_in=omar, **week, by=wearing(house, signe, Hat.COORDINATOR))
    page = read("/")
    assert "Omar skriver til dig" in page and "Signe" not in page and "Holm" not in page
    people.note_absence(stand_in=signe, **week, by=wearing(house, omar, Hat.COORDINATOR))
    assert "Signe eller Omar" in read("/")  # when all are away, someone still reads it when back


def test_the_promise_is_the_programmes_own(house: House, read: Read) -> None:
    karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
    people.change_promises(programme=house.programme, changes={"answer_days": 1}, version=1, by=karen)
    assert "Karen skriver til dig inden for en hverdag" in read("/")
    assert "Karen writes to you within one working day" in read("/en/")


def test_each_house_promises_its_own_coffee(client: Any, db: None, on: On) -> None:
    ours, theirs = build_house("København", "a.example"), build_house("Aarhus", "b.example")
    with within(theirs.organisation.id):
        opens(theirs, 2, "08:00", "09:00", host_note="Karla er vært.")
    on(WEDNESDAY, "07:00")
    assert "Karla" in client.get("/", headers={"host": "b.example"}).content.decode()
    with within(ours.organisation.id):
        here = client.get("/", headers={"host": "a.example"}).content.decode()
    assert "Karla er vært" not in here and "Vi er ved at finde nye tider" in here
