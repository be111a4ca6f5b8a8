"""By place and day, today right, cancelled visibly cancelled, and read by calendar programs that are not ours."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import time_machine
from django.test import Client
from icalendar import Calendar

from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import Gathering
from sideomside.gatherings.rules import Plan
from sideomside.gatherings.tests.cast import Cast
from sideomside.gatherings.views.listing import NEWEST
from sideomside.ground.audit.models import Entry
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Area, Closure, OpeningHours, Place
from sideomside.people.rules import visitor

NOON = "2026-11-23 12:00+01:00"  # a Monday


def open_hours(place: Place, weekday: int = 0, opens: str = "13:00", closes: str = "16:00") -> OpeningHours:
    return OpeningHours.objects.create(
        place=place, weekday=weekday, opens=time.fromisoformat(opens), closes=time.fromisoformat(closes),
        host_note="Mikkel er vært.",
    )  # fmt: skip


def at(day: int, clock: int = 19, month: int = 11) -> datetime:
    return datetime(2026, month, day, clock, tzinfo=COPENHAGEN)


def elsewhere(cast: Cast) -> Place:
    area = Area.objects.create(programme=cast.house.programme, name="Valby")
    return Place.objects.create(programme=cast.house.programme, area=area, name="Stuen")


@time_machine.travel(NOON, tick=False)
def test_today_first_by_day_and_place(cast: Cast) -> None:
    open_hours(cast.house.place)
    stuen = elsewhere(cast)
    open_hours(stuen, weekday=1)
    cast.opened(times=[at(24)], place=stuen, title="Fællessang")
    cast.plan(times=[at(25)], title="Ikke vist endnu")
    page = Client().get("/kalender/").content.decode().replace("\xa0", " ")
    order = [
        page.index(words) for words in ('<h2 id="day1">Mandag 23.', "Mikkel er vært", '<h2 id="day2">Tirsdag')
    ]
    assert order == sorted(order)
    assert "I dag" in page and "Fællessang" in page and "Ikke vist endnu" not in page
    here = Client().get(f"/kalender/?sted={stuen.id}")
    assert {one.place for _day, lines in here.context["days"] for one in lines} == {stuen}
    assert Client().get("/kalender/?sted=vrøvl").status_code == 200


def test_today_is_right_late_in_the_evening_and_open_now_only_now(cast: Cast) -> None:
    open_hours(cast.house.place)
    viewer = visitor(cast.house.organisation.id)
    with time_machine.travel("2026-11-23 14:00+01:00", tick=False):
        first = queries.calendar(viewer)[0]
        assert first.is_now and first.is_today
    with time_machine.travel("2026-11-23 23:30+00:00", tick=False):  # half past midnight in Copenhagen
        first = queries.calendar(viewer)[0]
        assert not first.is_today and first.day == date(2026, 11, 30)
    with time_machine.travel("2026-11-23 16:00+01:00", tick=False):
        assert queries.calendar(viewer)[0].day == date(2026, 11, 30), "what is over is over"


@time_machine.travel(NOON, tick=False)
def test_cancelled_stays_where_it_was_and_says_so(cast: Cast) -> None:
    open_hours(cast.house.place)
    Closure.objects.create(
        place=cast.house.place, first_day="2026-11-30", last_day="2026-11-30", note="Vi maler"
    )
    event = cast.opened(times=[at(26)])
    cast.move(event, "cancelled")
    shown = [
        (one.day.day, one.title, one.cancelled, one.words) for one in queries.calendar(cast.karen, days=10)
    ]
    assert shown == [
        (23, "Åben café", False, "Mikkel er vært."),
        (26, "Fællessang", True, ""),
        (30, "Åben café", True, "Vi maler"),
    ]
    page = Client().get("/kalender/").content.decode()
    assert "<s>Fællessang</s>" in page and "Aflyst" in page
    assert "Det er aflyst" in Client().get(f"/kalender/{event.id}/").content.decode()


@time_machine.travel("2026-10-20 12:00+02:00", tick=False)
def test_summer_time_ends_and_the_clock_on_the_wall_stays(cast: Cast) -> None:
    course = cast.opened("course", times=[at(22, month=10), at(29, month=10)], title="At sove")
    open_hours(cast.house.place, weekday=3)
    feed = Client().get("/kalender/kalender.ics")
    assert feed.headers["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(feed.content).walk("VEVENT")
    ours = [one for one in events if str(one["SUMMARY"]) == "At sove"]
    assert [one["DTSTART"].dt.hour for one in ours] == [19, 19]
    assert [one["DTSTART"].dt.utcoffset() for one in ours] == [timedelta(hours=2), timedelta(hours=1)]
    cafes = [one for one in events if str(one["SUMMARY"]) == "Åben café"]
    assert {one["DTSTART"].dt.hour for one in cafes} == {13}
    assert course.sessions.count() == 2 and len({str(one["UID"]) for one in events}) == len(events)


@time_machine.travel(NOON, tick=False)
def test_a_calendar_program_sees_that_it_is_cancelled_and_that_it_is_the_same(cast: Cast) -> None:
    event = cast.opened(times=[at(26)])
    before = Calendar.from_ical(Client().get("/kalender/kalender.ics").content).walk("VEVENT")[0]
    cast.move(event, "cancelled")
    after = Calendar.from_ical(Client().get("/kalender/kalender.ics").content).walk("VEVENT")[0]
    assert after["UID"] == before["UID"] and after["SEQUENCE"] > before["SEQUENCE"]
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert str(after["SUMMARY"]) == "Aflyst: Fællessang"


@time_machine.travel(NOON, tick=False)
def test_a_group_is_in_nobodys_feed(cast: Cast) -> None:
    cast.group(cast.ida)
    body = Client().get("/kalender/kalender.ics").content.decode()
    assert "Fodfæste" not in body and "BEGIN:VEVENT" not in body


@time_machine.travel(NOON, tick=False)
def test_ones_own_calendar_file_says_nothing(cast: Cast) -> None:
    group = cast.group(cast.ida)
    file = cast.browser(cast.ida).get(f"/min-side/kalender/{group.id}/aftale.ics").content
    events = Calendar.from_ical(file).walk("VEVENT")
    assert {str(one["SUMMARY"]) for one in events} == {"Aftale"} and len(events) == 10
    assert b"LOCATION" not in file and b"DESCRIPTION" not in file and "Fodfæste".encode() not in file
    assert {str(one["CLASS"]) for one in events} == {"PRIVATE"}
    stranger = cast.browser(cast.somebody("Per")).get(f"/min-side/kalender/{group.id}/aftale.ics")
    assert stranger.status_code == 404


@time_machine.travel(NOON, tick=False)
def test_a_time_that_moves_is_told_and_moves_on_the_calendar(cast: Cast) -> None:
    event = cast.opened(times=[at(26)])
    actions.sign_up(gathering=event, person=cast.ida, by=cast.as_ida)
    session = event.sessions.get()
    desk, here = cast.desk(), f"/samvaer/moede/{session.id}/"
    desk.post(here, {"do": "move", "to": "2026-11-01T19:00"})
    assert event.sessions.get().starts_at == at(26), "not into the past"
    desk.post(here, {"do": "move", "to": "2026-11-27T18:00"})
    assert event.sessions.get().starts_at == at(27, 18) and len(cast.letters(cast.ida)) == 1
    assert [one.day.day for one in queries.calendar(cast.karen)] == [27]


@time_machine.travel(NOON, tick=False)
def test_the_calendar_speaks_english_too(cast: Cast) -> None:
    open_hours(cast.house.place)
    page = Client().get("/en/kalender/").content.decode()
    assert "Open café" in page and "Monday 23" in page.replace("\xa0", " ")


@time_machine.travel(NOON, tick=False)
def test_an_open_course_is_taught_by_two(cast: Cast) -> None:
    desk = cast.desk()
    sent = {"title": "At sove", "first": "2026-11-30T17:00", "weeks": "3", "minutes": "90", "seats": "20"}
    sent |= {"once": "0f8fad5b-d9cb-469f-a165-70867728950e", "do": "plan", "taught_with": ""}
    assert "Et åbent kursus holdes af to" in desk.post("/samvaer/ny/kursus/", sent).content.decode()
    desk.post("/samvaer/ny/kursus/", sent | {"taught_with": "Ane, ergoterapeut"})
    (course,) = [row.gathering for row in queries.listed(cast.karen)]
    cast.leads(course, cast.jonas)
    cast.move(course, "open")
    page = Client().get(f"/kalender/{course.id}/").content.decode()
    assert "Sammen med Ane, ergoterapeut" in page and "Jonas" in page


def test_a_stranger_who_reads_who_leads_leaves_no_line_and_somebody_we_know_does(cast: Cast) -> None:
    event = cast.opened()
    cast.leads(event, cast.jonas)
    at, looks = f"/kalender/{event.id}/", Entry.objects.filter(verb="read.listed", about_id=cast.jonas.id)
    assert "Jonas" in Client().get(at).content.decode()
    assert not looks.filter(by_id=None).exists()
    assert cast.browser(cast.ida).get(at).status_code == 200
    assert looks.filter(by_id=cast.ida.id, detail__screen="leaders").count() == 1


def test_what_has_been_is_shown_a_few_at_a_time(cast: Cast) -> None:
    for number in range(15):
        plan = Plan(kind="event", title=f"Aften {number:02}", times=[at(24)], seats=9)
        made = actions.plan(programme=cast.house.programme, plan=plan, once=uuid4(), by=cast.karen)
        Gathering.objects.filter(id=made.id).update(state="held")
    desk = cast.desk()
    page = desk.get("/samvaer/").content.decode()
    assert page.count("<h3>Aften ") == NEWEST and "?page=1" in page
    assert desk.get("/samvaer/?page=1").content.decode().count("<h3>Aften ") == 15
    assert desk.get("/samvaer/?page=").content.decode().count("<h3>Aften ") == NEWEST
    assert desk.get("/samvaer/?page=x").content.decode().count("<h3>Aften ") == 15
    assert queries.listed(cast.karen) == []
