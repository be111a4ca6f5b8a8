"""The day before: one neutral letter to whoever comes, leads or hosts; once, by day, and never in quiet hours."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from uuid import uuid4

import pytest
import time_machine

from house.avoid import telling_words
from sideomside.desk.jobs import remind_of_tomorrow
from sideomside.gatherings import actions
from sideomside.gatherings import queries as gatherings
from sideomside.gatherings.models import CafeDay, Session
from sideomside.gatherings.rules import Guest
from sideomside.gatherings.tests.cast import Cast, gather
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.messages import actions as messages
from sideomside.people.actions import add_contact
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import OpeningHours, Person
from sideomside.people.rules import Hat, NotAllowed, Viewer, visitor
from sideomside.privacy import actions as privacy
from sideomside.site.sweeps import all_jobs
from tests.people import build_house, someone, wearing

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = "2026-11-23 12:00+01:00", "2026-11-24 12:00+01:00"


@pytest.fixture
def cast() -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield gather(house)


def wednesday(clock: int = 19) -> datetime:
    return datetime(2026, 11, 25, clock, tzinfo=COPENHAGEN)


def sweep(at: str) -> None:
    with time_machine.travel(at, tick=False):
        remind_of_tomorrow(current_organisation())


def reminders(cast: Cast, person: Person) -> list[str]:
    return [one.text for one in cast.letters(person) if "morgen" in one.text or "tomorrow" in one.text]


@pytest.fixture
def evening(cast: Cast) -> Session:
    """On Wednesday, with Ida on a chair and Jonas and Lone leading; planned on Monday."""
    with time_machine.travel(MONDAY, tick=False):
        event = cast.opened(times=[wednesday()], seats=1)
        for one in (cast.jonas, cast.lone):
            cast.leads(event, one)
        actions.sign_up(gathering=event, person=cast.ida, by=cast.as_ida)
    return event.sessions.get()


def test_one_letter_the_day_before_that_says_nothing(cast: Cast, evening: Session) -> None:
    sweep("2026-11-23 15:00+01:00")
    assert reminders(cast, cast.ida) == [], "not two days before"
    for at in ("2026-11-24 09:00+01:00", "2026-11-24 09:30+01:00", "2026-11-24 19:30+01:00"):
        sweep(at)
    for person in (cast.ida, cast.jonas, cast.lone):
        [text] = reminders(cast, person)
        assert not telling_words(re.sub(r"https?://\S+", "", text)) and "Fællessang" not in text
    assert {one.subject for one in cast.letters(cast.ida)} == {"Hej fra Karen"}


@pytest.mark.parametrize("at", ["2026-11-24 06:59+01:00", "2026-11-24 20:01+01:00", "2026-11-24 23:30+00:00"])
def test_nobody_is_written_to_at_night(cast: Cast, evening: Session, at: str) -> None:
    sweep(at)
    assert reminders(cast, cast.ida) == []


def test_quiet_hours_are_kept_and_the_letter_comes_after(cast: Cast, evening: Session) -> None:
    with time_machine.travel(MONDAY, tick=False):
        messages.say_rhythm(quiet_from=time(22), quiet_to=time(13), by=cast.as_ida)
        as_jonas = wearing(cast.house, cast.jonas, Hat.PARTICIPANT)
        messages.say_rhythm(quiet_from=time(8), quiet_to=time(21), by=as_jonas)  # wearing his other hat
    sweep(TUESDAY)
    assert reminders(cast, cast.ida) == [] and len(reminders(cast, cast.jonas)) == 1
    sweep("2026-11-24 13:00+01:00")
    assert len(reminders(cast, cast.ida)) == 1


def test_not_what_is_cancelled_nor_who_left_waits_or_rests(cast: Cast, evening: Session) -> None:
    bo = cast.somebody("Bo")
    with time_machine.travel(MONDAY, tick=False):
        actions.sign_up(gathering=evening.gathering, person=bo, by=cast.participant(bo))
        assert cast.seat(evening.gathering, bo) == "waiting"
        privacy.pause(person=cast.ida, by=cast.as_ida)
    sweep(TUESDAY)
    assert reminders(cast, cast.ida) == [] and reminders(cast, bo) == []
    with time_machine.travel(MONDAY, tick=False):
        other = cast.opened(times=[wednesday(11)])
        actions.sign_up(gathering=other, person=bo, by=cast.participant(bo))
        cast.move(other, "cancelled")
    sweep(TUESDAY)
    assert reminders(cast, bo) == []


def test_two_things_on_one_day_are_one_letter_and_a_moved_one_is_told_anew(
    cast: Cast, evening: Session
) -> None:
    with time_machine.travel(MONDAY, tick=False):
        other = cast.opened(times=[wednesday(11)])
        actions.sign_up(gathering=other, person=cast.ida, by=cast.as_ida)
    sweep(TUESDAY)
    assert len(reminders(cast, cast.ida)) == 1
    with time_machine.travel(TUESDAY, tick=False):
        actions.move_session(session=evening, to=datetime(2026, 11, 27, 19, tzinfo=COPENHAGEN), by=cast.karen)
    sweep("2026-11-26 12:00+01:00")
    assert len(reminders(cast, cast.ida)) == 2


def test_whoever_signed_up_today_knows_it_and_whoever_gets_no_letters_is_left_alone(cast: Cast) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        event = cast.opened(times=[wednesday()], seats=9)
        actions.sign_up(gathering=event, person=cast.ida, by=cast.as_ida)
    with time_machine.travel(MONDAY, tick=False):
        guest = Guest("Måne 🌙")
        by = visitor(cast.house.organisation.id)
        signup = actions.sign_up_guest(gathering=event, guest=guest, once=uuid4(), by=by)
    for _twice in range(2):
        sweep(TUESDAY)
    assert reminders(cast, cast.ida) == [] and cast.letters(signup.person) == []
    assert not Entry.objects.filter(verb="gathering.reminded").exists(), "no letter went"


def test_the_host_of_tomorrow_is_reminded_when_the_door_is_open(cast: Cast) -> None:
    add_contact(person=cast.mikkel, way="mail", value="mikkel@huset.example", by=cast.house.system)
    Person.objects.filter(id=cast.mikkel.id).update(channel="mail")
    for weekday in (2, 3):
        OpeningHours.objects.create(
            place=cast.house.place, weekday=weekday, opens=time(13), closes=time(16), host_note=""
        )
    for day in (date(2026, 11, 25), date(2026, 11, 27)):  # a Friday nobody opens
        CafeDay.objects.create(place=cast.house.place, day=day, host=cast.mikkel)
    for at in (TUESDAY, TUESDAY, "2026-11-26 12:00+01:00"):
        sweep(at)
    [text] = reminders(cast, cast.mikkel)
    assert "/cafe/" in text


def test_whoever_takes_the_day_over_is_reminded_as_well(cast: Cast) -> None:
    OpeningHours.objects.create(
        place=cast.house.place, weekday=2, opens=time(13), closes=time(16), host_note=""
    )
    merete = someone(cast.house, "Merete", Hat.HOST, mail="merete@huset.example")
    Person.objects.filter(id=merete.id).update(channel="mail")
    for host in (cast.mikkel, merete):
        with time_machine.travel(TUESDAY, tick=False):
            actions.host_day(place=cast.house.place, day=date(2026, 11, 25), host=host, by=cast.karen)
        sweep(TUESDAY)
    assert len(reminders(cast, merete)) == 1


def test_a_fault_in_one_letter_takes_back_no_other(
    cast: Cast, evening: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is committed by itself; on PostgreSQL the walls are one transaction."""
    act, written = actions.remind, []

    def breaks_at_the_second(*, reminded: gatherings.Reminded, by: Viewer) -> None:
        if written:
            raise RuntimeError
        written.append(reminded.person.id)
        act(reminded=reminded, by=by)

    monkeypatch.setattr(actions, "remind", breaks_at_the_second)
    job = next(job for job in all_jobs() if job.name == "desk.remind_of_tomorrow")
    with time_machine.travel(TUESDAY, tick=False), pytest.raises(RuntimeError):
        job.run()
    done = Entry.objects.filter(verb="gathering.reminded").values_list("about_id", flat=True)
    assert list(done) == written != []


@time_machine.travel("2027-03-27 12:00+01:00", tick=False)
def test_tomorrow_is_tomorrow_also_in_the_night_that_lacks_an_hour(cast: Cast) -> None:
    early, late = (
        datetime(2027, 3, 28, 0, 30, tzinfo=COPENHAGEN),
        datetime(2027, 3, 28, 23, 30, tzinfo=COPENHAGEN),
    )
    found = []
    with time_machine.travel("2027-03-20 12:00+01:00", tick=False):
        for at in (early, late, datetime(2027, 3, 29, 0, 30, tzinfo=COPENHAGEN)):
            person = cast.somebody(f"Nr. {at:%d %H}")
            event = cast.opened(times=[at])
            actions.sign_up(gathering=event, person=person, by=cast.participant(person))
            found.append(person)
    remind_of_tomorrow(current_organisation())
    assert [len(reminders(cast, one)) for one in found] == [1, 1, 0]


def test_only_the_house_itself_reminds(cast: Cast, evening: Session) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        [first, *_more] = queries_of(cast)
        with pytest.raises(NotAllowed):
            actions.remind(reminded=first, by=cast.karen)


def queries_of(cast: Cast) -> list[gatherings.Reminded]:
    return gatherings.to_remind(cast.house.system, date(2026, 11, 25))
