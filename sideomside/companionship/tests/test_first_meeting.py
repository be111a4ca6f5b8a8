"""From two yeses to a first cup of coffee, and on into the trial."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from sideomside.companionship import actions, jobs, queries
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import VERBS, Plan, calendar_file
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.matching import actions as matching
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import OpeningHours
from sideomside.people.rules import NotAllowed, visitor
from tests.people import Hat, build_house, someone, wearing


def plan(story: Story, *days: int) -> Plan:
    first = timezone.localtime().replace(hour=14, minute=0, second=0, microsecond=0)
    times = [first + timedelta(days=day) for day in days or (3, 5, 7)]
    return Plan(times=times, place=story.house.place, looks="Grøn dør. Mikkel har gult tøj på ☕")


def begun(story: Story, pair: Pair) -> queries.Coming:
    actions.begin(pair_id=pair.id, plan=plan(story), once=uuid4(), by=story.karen)
    coming = queries.coming(story.as_ida)
    assert coming and coming.meeting
    return coming


def fixed(story: Story, pair: Pair, *, tell_time: bool = False) -> Meeting:
    coming = begun(story, pair)
    assert coming.meeting
    return actions.pick(meeting=coming.meeting, time=coming.times[0], tell_time=tell_time, by=story.as_ida)


def both(story: Story, one: Companionship) -> tuple[str, str]:
    mine, theirs = queries.coming(story.as_ida), queries.coming(story.as_jonas, one.id)
    assert mine and theirs
    return mine.kind, theirs.kind


def test_three_times_are_offered_and_one_is_chosen(story: Story, pair: Pair) -> None:
    assert [row.pair_id for row in queries.to_begin(story.karen)] == [pair.id]
    coming = begun(story, pair)
    assert (coming.kind, len(coming.times), coming.other) == ("choose", 3, "Jonas")
    assert queries.to_begin(story.karen) == []
    meeting = actions.pick(meeting=coming.meeting, time=coming.times[1], by=story.as_ida)
    assert both(story, coming.companionship) == ("fixed", "fixed")
    assert meeting.starts_at == coming.times[1]


def test_an_offer_pressed_twice_is_one_and_a_time_not_offered_is_none(story: Story, pair: Pair) -> None:
    once = uuid4()
    for _twice in range(2):
        actions.begin(pair_id=pair.id, plan=plan(story), once=once, by=story.karen)
    assert Meeting.objects.count() == Companionship.objects.count() == 1
    coming = queries.coming(story.as_ida)
    with pytest.raises(NotAllowed):
        actions.pick(meeting=coming.meeting, time=timezone.now() + timedelta(days=2), by=story.as_ida)
    actions.pick(meeting=coming.meeting, time=coming.times[0], by=story.as_ida)
    later = actions.pick(meeting=coming.meeting, time=coming.times[2], by=story.as_ida)
    assert later.starts_at == coming.times[0]


@pytest.mark.parametrize("who", ["as_ida", "as_jonas"])
def test_none_fits_from_either_brings_them_back_to_the_coordinator(
    story: Story, pair: Pair, who: str
) -> None:
    coming = begun(story, pair)
    actions.none_fits(meeting=coming.meeting, by=getattr(story, who))
    assert both(story, coming.companionship) == ("none_fits", "none_fits")
    assert [row.again for row in queries.to_begin(story.karen)] == [True]
    actions.begin(pair_id=pair.id, plan=plan(story, 9, 10), once=uuid4(), by=story.karen)
    assert both(story, coming.companionship) == ("choose", "choose")
    assert queries.to_begin(story.karen) == []


@pytest.mark.parametrize("who", ["as_ida", "as_jonas"])
def test_cancelled_in_one_tap_and_a_new_time_if_one_likes(story: Story, pair: Pair, who: str) -> None:
    meeting = fixed(story, pair)
    actions.cancel(meeting=meeting, by=getattr(story, who))
    actions.cancel(meeting=meeting, by=getattr(story, who))
    assert both(story, meeting.companionship) == ("cancelled", "cancelled")
    assert queries.to_begin(story.karen) == []
    actions.want_new_time(companionship=meeting.companionship, by=story.as_ida)
    assert [row.again for row in queries.to_begin(story.karen)] == [True]


def test_met_begins_the_trial_and_somebody_asks_after_two_weeks(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at + timedelta(hours=3), tick=False):
        assert both(story, meeting.companionship) == ("gone", "gone")
        [row] = queries.today(story.karen)
        assert row.over and row.where == "Huset"
        actions.note_met(meeting=meeting, by=story.as_jonas)
        one = Companionship.objects.get()
        assert (one.state, one.day_zero) == ("trial", timezone.localdate(meeting.starts_at))
        assert queries.checkins_due(story.karen) == []
    with time_machine.travel(meeting.starts_at + timedelta(days=17), tick=False):
        [due] = queries.checkins_due(story.karen)
        actions.check_in(companionship=Companionship.objects.get(id=due.companionship_id), by=story.karen)
        assert queries.checkins_due(story.karen) == []


def test_not_that_day_asks_nobody_why(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    with pytest.raises(NotAllowed):
        actions.note_met(meeting=meeting, by=story.as_ida)
    actions.note_not_met(meeting=meeting, by=story.karen)
    assert Companionship.objects.get().state == "arranging"
    assert [row.again for row in queries.to_begin(story.karen)] == [True]


@pytest.mark.parametrize("told", [True, False])
def test_the_day_before_a_letter_with_a_time_only_for_who_said_so(
    story: Story, pair: Pair, told: bool
) -> None:
    meeting = fixed(story, pair, tell_time=told)
    assert meeting.starts_at
    before = len(story.letters_to(story.ida))
    with time_machine.travel(meeting.starts_at - timedelta(days=1, hours=2), tick=False):
        jobs.remind_of_tomorrow(current_organisation())
        jobs.remind_of_tomorrow(current_organisation())
    letters = story.letters_to(story.ida)[before:]
    assert len(letters) == 1 and letters[0].subject == "Hej fra Karen"
    assert ("14.00" in letters[0].text) is told
    assert "14.00" not in story.letters_to(story.jonas.person)[-1].text


def test_the_calendar_says_coffee_and_keeps_the_clock_over_the_change(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    for day, offset in (
        (datetime(2027, 3, 27, 14), 13),
        (datetime(2027, 3, 28, 14), 12),
        (datetime(2026, 10, 25, 1), 23),
    ):
        meeting.starts_at = day.replace(tzinfo=COPENHAGEN)
        raw = calendar_file(meeting, datetime(2026, 11, 21, tzinfo=UTC))
        [event] = Calendar.from_ical(raw).walk("VEVENT")
        assert event["SUMMARY"] == "Kaffe" and event["CLASS"] == "PRIVATE"
        assert event.decoded("DTSTART").astimezone(UTC).hour == offset
        assert event.decoded("DTSTART").astimezone(COPENHAGEN).hour == day.hour
        for telling in (b"Jonas", b"Ida", b"peer", b"Huset", b"side", b"ATTENDEE", b"ORGANIZER", b"LOCATION"):
            assert telling.lower() not in raw.lower().replace(b"outside", b"")
        assert b"Europe/Copenhagen" in raw and b"BEGIN:VTIMEZONE" in raw


def test_the_files_are_for_the_two_alone(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    ida = story.idas_browser().get("/min-side/moede/kaffe.ics")
    assert ida.headers["Content-Type"].startswith("text/calendar") and b"SUMMARY:Kaffe" in ida.content
    at = f"/peer/moede/{meeting.companionship_id}/kaffe.ics"
    assert story.peer_browser().get(at).status_code == 200
    assert story.desk().get(at).status_code == 404


def test_times_are_suggested_inside_opening_hours_that_both_can(story: Story, pair: Pair) -> None:
    for weekday in range(7):
        OpeningHours(place=story.house.place, weekday=weekday, opens="13:00", closes="16:00").save()
    free = queries.suggested_times(story.karen, pair)
    assert free and all(one.both_can and one.place == story.house.place for one in free)
    assert {one.starts_at.weekday() for one in free} == {1}
    assert {one.starts_at.hour for one in free} == {14}


def test_next_door_and_strangers_see_nothing(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    one = meeting.companionship
    next_door = build_house("Aarhus", host="aarhus.example")
    with within(next_door.organisation.id):
        karla = wearing(next_door, someone(next_door, "Karla", Hat.COORDINATOR), Hat.COORDINATOR)
        assert not queries.visible_to(karla).exists()
    charlie = wearing(story.house, someone(story.house, "Charlie", Hat.HOST), Hat.HOST)
    as_peer_too = wearing(story.house, story.ida, Hat.PEER)
    for viewer in (visitor(story.house.organisation.id), karla, charlie, as_peer_too):
        assert queries.coming(viewer, one.id) is None and queries.companionship(viewer, one.id) is None
        assert queries.to_begin(viewer) == queries.checkins_due(viewer) == queries.today(viewer) == []
        for act in (actions.cancel, actions.none_fits, actions.note_met):
            with pytest.raises(NotAllowed):
                act(meeting=meeting, by=viewer)
    assert Meeting.objects.get().state == "fixed"


def test_over_frees_the_place_and_cancels_what_lay_ahead(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    actions.end(companionship=meeting.companionship, by=story.as_ida)
    actions.end(companionship=meeting.companionship, by=story.karen)
    assert queries.coming(story.as_ida) is None and queries.to_begin(story.karen) == []
    assert Meeting.objects.get().state == "cancelled" and Pair.objects.get().ended_at


def test_nobody_arranges_for_somebody_whose_yes_is_taken_back(story: Story, pair: Pair) -> None:
    story.idas_browser().post("/min-side/oensker/", {"consent": "no"})
    assert queries.to_begin(story.karen) == []


def test_every_line_of_the_log_has_its_sentence(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    actions.cancel(meeting=meeting, by=story.as_jonas)
    verbs = set(Entry.objects.filter(verb__startswith="companionship.").values_list("verb", flat=True))
    assert verbs and verbs <= VERBS.keys()
    cancelled = Entry.objects.filter(verb="companionship.cancelled")
    assert [entry.about_id for entry in cancelled] == [story.jonas.person_id]
    assert [event.kind for event in queries.events(story.karen)] == ["meeting.planned", "meeting.cancelled"]
    assert queries.tell(story.as_ida, story.ida.id)["companionships"][0]["as"] == "participant"


def test_where_they_meet_stands_in_jonas_copy_and_ida_sees_that_he_looked(story: Story, pair: Pair) -> None:
    fixed(story, pair)
    looks = Entry.objects.filter(verb="read.listed", detail__screen="companionship")
    queries.tell(story.as_ida, story.ida.id)
    before = looks.count()
    [told] = queries.tell(story.as_jonas, story.jonas.person_id)["companionships"]
    assert told["meetings"][0]["looks"].startswith("Grøn dør")
    fresh = looks.order_by("seq")[before:]
    assert [(one.by_id, one.about_id) for one in fresh] == [(story.jonas.person_id, story.ida.id)]


def test_forgetting_one_of_the_two_leaves_nothing(story: Story, pair: Pair) -> None:
    fixed(story, pair)
    actions.forget(person_id=story.jonas.person_id, by=story.house.system)
    assert not Meeting.objects.exists() and not Companionship.objects.exists()


@pytest.mark.parametrize("meanwhile", ["called off", "ended", "taken back"])
def test_nobody_is_reminded_of_what_is_off_since_the_sweep_began(
    story: Story, pair: Pair, meanwhile: str
) -> None:
    meeting = fixed(story, pair)
    read_before = Meeting.objects.select_related("companionship__pair").get(id=meeting.id)
    if meanwhile == "called off":
        actions.cancel(meeting=meeting, by=story.as_jonas)
    elif meanwhile == "ended":
        matching.end_pair(pair=pair, by=story.karen)
    else:
        matching.take_back(person=story.ida, channel="page", by=story.as_ida)
    before = len(story.letters_to(story.ida))
    actions.remind(meeting=read_before, by=story.house.system)
    assert len(story.letters_to(story.ida)) == before
    assert Meeting.objects.get().reminded_at is None
