"""The same weekday and clock, when both have said yes: laid four weeks ahead, holidays out, summer time right."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sideomside.companionship import actions, jobs, queries
from sideomside.companionship.models import Companionship, Meeting, Rhythm
from sideomside.companionship.rules import other_times, skipped, times_of
from sideomside.companionship.tests.walking import MINE, have_met, on, press, theirs, walk
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.rules import NotAllowed

NOW = on("2027-03-01T10:00")  # a Monday; Easter and summer time lie ahead


@pytest.fixture
def one(story: Story, pair: Pair) -> Iterator[Companionship]:
    with time_machine.travel(NOW, tick=False):
        yield have_met(story, pair)


def agreed(story: Story, one: Companionship, first: str = "2027-03-04T17:30", every: int = 1) -> Rhythm:
    wish = actions.wish_rhythm(
        companionship=one, plan=walk(on(first)), every=every, once=uuid4(), by=story.as_jonas
    )
    return actions.accept_rhythm(rhythm=wish, by=story.as_ida)


def days() -> list[str]:
    fixed = Meeting.objects.filter(state="fixed").order_by("starts_at")
    return [f"{m.starts_at.astimezone(COPENHAGEN):%d.%m %H:%M}" for m in fixed if m.starts_at]


def test_one_wishes_the_other_says_yes_and_four_weeks_stand(story: Story, one: Companionship) -> None:
    typed = {"first": "2027-03-04T17:30", "every": "1", "form": "walk", "looks": "", "minutes": "60"}
    once = str(uuid4())
    for _double_press in range(2):
        story.peer_browser().post(f"{theirs(one)}fast/", typed | {"once": once})
    rhythm = Rhythm.objects.get()
    assert rhythm.waits and days() == []
    ida = story.idas_browser()
    assert "fast tid" in ida.get(MINE).content.decode()
    for _double_press in range(2):
        press(ida, MINE, "rhythm_yes", rhythm=rhythm.id)
    assert days() == ["04.03 17:30", "11.03 17:30", "18.03 17:30"]
    page = ida.get(MINE).content.decode()
    assert "skærtorsdag" in page.lower() and "Hver uge" in page
    jobs.keep_rhythms(current_organisation())
    assert len(days()) == 3


def test_the_clock_on_the_wall_stays_when_summer_time_begins(story: Story, one: Companionship) -> None:
    rhythm = agreed(story, one, "2027-03-24T17:30")
    times = times_of(rhythm, date(2027, 3, 1), date(2027, 4, 15))
    assert [f"{at:%d.%m %H:%M %z}" for at in times] == [
        "24.03 17:30 +0100", "31.03 17:30 +0200", "07.04 17:30 +0200", "14.04 17:30 +0200",
    ]  # fmt: skip
    autumn = Rhythm(first_at=on("2027-10-24T14:00"), every=1)
    offsets = [f"{at:%H:%M %z}" for at in times_of(autumn, date(2027, 10, 20), date(2027, 11, 1))]
    assert offsets == ["14:00 +0200", "14:00 +0100"]
    jumped = Rhythm(first_at=on("2027-03-21T02:30"), every=1)
    assert f"{times_of(jumped, date(2027, 3, 28), date(2027, 3, 28))[:1]}" == "[]"  # and it is Easter Day


def test_every_other_week_and_christmas_left_out(story: Story, one: Companionship) -> None:
    fortnight = Rhythm(first_at=on("2027-12-11T11:00"), every=2)
    around = (date(2027, 12, 1), date(2028, 1, 10))
    assert [f"{at:%d.%m}" for at in times_of(fortnight, *around)] == ["11.12", "08.01"]
    assert [(s.day, s.holiday) for s in skipped(fortnight, *around)] == [(date(2027, 12, 25), "Juledag")]


def test_nobody_is_laid_a_time_on_christmas_eve_or_offered_it_in_one_tap(
    story: Story, one: Companionship
) -> None:
    """No public holiday, and the evening most of all to sit alone at a table for two."""
    fridays, around = Rhythm(first_at=on("2027-12-17T17:30"), every=1), (date(2027, 12, 1), date(2028, 1, 8))
    assert [f"{at:%d.%m}" for at in times_of(fridays, *around)] == ["17.12", "07.01"]
    assert [s.holiday for s in skipped(fridays, *around)] == ["juleaften", "nytårsaften"]
    meeting = Meeting(starts_at=on("2027-12-17T17:30"))
    offered = {f"{at:%d.%m}" for at in other_times(meeting, on("2027-12-01T10:00"))}
    assert offered and "24.12" not in offered


def test_a_time_called_off_is_not_laid_again(story: Story, one: Companionship) -> None:
    agreed(story, one)
    first = Meeting.objects.filter(state="fixed").order_by("starts_at")[0]
    letters = len(story.letters_to(story.jonas.person))
    press(story.idas_browser(), MINE, "cancel", meeting=first.id)
    jobs.keep_rhythms(current_organisation())
    assert days() == ["11.03 17:30", "18.03 17:30"]
    assert len(story.letters_to(story.jonas.person)) == letters + 1
    assert "aflyst" in story.peer_browser().get(theirs(one)).content.decode()
    with time_machine.travel(NOW + timedelta(days=14), tick=False):
        jobs.keep_rhythms(current_organisation())
        assert days()[-1] == "08.04 17:30"


def test_another_fixed_time_takes_the_place_of_the_old_one(story: Story, one: Companionship) -> None:
    agreed(story, one)
    wish = actions.wish_rhythm(
        companionship=one, plan=walk(on("2027-03-05T10:00")), every=2, once=uuid4(), by=story.as_ida
    )
    assert len(days()) == 3  # the old one stands until Jonas has said yes
    press(story.peer_browser(), theirs(one), "rhythm_yes", rhythm=wish.id)
    assert days() == ["05.03 10:00", "19.03 10:00"]
    for _double_press in range(2):
        press(story.idas_browser(), MINE, "rhythm_off", rhythm=wish.id)
    assert days() == []
    coming = queries.coming(story.as_ida)
    assert coming and coming.rhythm is None and coming.off == []


def test_nothing_is_laid_after_the_end_nor_by_one_alone(story: Story, one: Companionship) -> None:
    Companionship.objects.update(ends_on=date(2027, 3, 12))
    one.refresh_from_db()
    wish = actions.wish_rhythm(
        companionship=one, plan=walk(on("2027-03-04T17:30")), every=1, once=uuid4(), by=story.as_ida
    )
    actions.accept_rhythm(rhythm=wish, by=story.as_ida)  # one's own wish is not answered by oneself
    assert days() == []
    for by in (story.karen, story.house.system):
        with pytest.raises(NotAllowed):
            actions.accept_rhythm(rhythm=wish, by=by)
    actions.accept_rhythm(rhythm=wish, by=story.as_jonas)
    assert days() == ["04.03 17:30", "11.03 17:30"]


def test_after_the_meeting_the_peer_notes_it_and_sees_the_next(story: Story, one: Companionship) -> None:
    agreed(story, one)
    with time_machine.travel(on("2027-03-04T19:00"), tick=False):
        assert timezone.now() > NOW
        mine = queries.coming(story.as_ida)
        assert (
            mine
            and mine.kind == "fixed"
            and mine.meeting
            and mine.meeting.starts_at == on("2027-03-11T17:30")
        )
        page = story.peer_browser().get(theirs(one)).content.decode()
        assert 'value="met"' in page
        first = Meeting.objects.filter(state="fixed").order_by("starts_at")[0]
        page = press(story.peer_browser(), theirs(one), "met", meeting=first.id, felt="fine")
        assert "Tak. Vi har" in page
        first.refresh_from_db()
        assert first.state == "met" and [row.over for row in queries.today(story.karen)] == []


def test_every_sweep_commits_piece_by_piece() -> None:
    """One that held the log over many rows could wait in a ring with somebody who presses."""
    assert jobs.JOBS and all(job.apart for job in jobs.JOBS)
