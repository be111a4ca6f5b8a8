"""What a colleague did meanwhile is told and kept apart; a closed door is told of once and forbids nothing."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from sideomside.companionship import actions
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import TimesStand
from sideomside.companionship.tests.test_first_meeting import plan
from sideomside.companionship.tests.walking import MINE, have_met
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Closure, OpeningHours
from sideomside.people.queries import shut_at
from tests.people import Hat, at_work, someone, wearing

MONDAY = datetime(2026, 11, 23, 9, tzinfo=COPENHAGEN)
THURSDAY, FRIDAY, SATURDAY = "2026-11-26T14:00", "2026-11-27T14:00", "2026-11-28T14:00"
CLOSED = "har ikke åbent"


def typed(story: Story, *times: str, **more: str) -> dict[str, str]:
    named = dict(zip(("first", "second", "third"), times, strict=False))
    sent = {"form": "place", "place": str(story.house.place.id), "looks": "Grøn dør", "minutes": "60"}
    return {"kind": "companionship", "once": str(uuid4())} | named | sent | more


def sent_again(browser: Client, at: str, page: Any, **changed: str) -> Any:
    """As the page stands, with its hidden fields."""
    form = page.context["form"]
    said = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    return browser.post(at, said | changed)


@pytest.fixture
def open_on_fridays(story: Story) -> None:
    OpeningHours(place=story.house.place, weekday=4, opens="10:00", closes="13:00").save()


def test_the_second_coordinator_sees_what_stands_and_keeps_what_was_typed(story: Story, pair: Pair) -> None:
    at = f"/foelgeskab/begynd/{pair.id}/"
    omar = at_work(story.house, someone(story.house, "Omar", Hat.COORDINATOR))
    with time_machine.travel(MONDAY, tick=False):
        first, sunday = typed(story, THURSDAY, FRIDAY), typed(story, "2026-11-29T15:30", looks="Ved søen")
        signe = story.desk()
        for _double_press in range(2):
            assert signe.post(at, first).status_code == 302
        for _again in range(2):
            answer = omar.post(at, sunday)
            page = answer.content.decode()
            assert answer.status_code == 200 and "Der er sket noget imens" in page
            assert "Tiderne er sendt" not in page and "2026-11-29T15:30" in page and "Ved søen" in page
            assert "torsdag" in page and "fredag" in page
            assert f'href="/foelgeskab/{Companionship.objects.get().id}/"' in page
        assert signe.post(at, first).status_code == 302, "the same form is still the same offer"
    meeting = Meeting.objects.get()
    assert [row.starts_at.astimezone(COPENHAGEN).day for row in meeting.times.all()] == [26, 27]
    omar_acts = wearing(story.house, someone(story.house, "Olga", Hat.COORDINATOR), Hat.COORDINATOR)
    with pytest.raises(TimesStand) as told:
        actions.begin(pair_id=pair.id, plan=plan(story, 9), once=uuid4(), by=omar_acts)
    assert told.value.meeting == meeting


def test_who_opens_the_page_after_a_colleague_has_offered_is_told_before_they_type(
    story: Story, pair: Pair
) -> None:
    at = f"/foelgeskab/begynd/{pair.id}/"
    omar = at_work(story.house, someone(story.house, "Omar", Hat.COORDINATOR))
    with time_machine.travel(MONDAY, tick=False):
        assert "før du sender andre" not in omar.get(at).content.decode()
        story.desk().post(at, typed(story, THURSDAY, FRIDAY))
        page = omar.get(at).content.decode()
        assert "før du sender andre" in page and "torsdag" in page and "fredag" in page
        assert "Der er sket noget imens" not in page and "Det, du skrev" not in page
        meeting = Meeting.objects.get()
        actions.pick(meeting=meeting, time=meeting.times.first().starts_at, by=story.as_ida)
        told = omar.get(at).content.decode()
        assert "De mødes torsdag" in told and "Aflys det" in told and "Vent på deres svar" not in told
        actions.cancel(meeting=meeting, by=story.as_ida)
        assert "før du sender andre" not in omar.get(at).content.decode()


def test_a_fixed_time_stands_too_and_one_called_off_stands_no_more(story: Story, pair: Pair) -> None:
    at = f"/foelgeskab/begynd/{pair.id}/"
    with time_machine.travel(MONDAY, tick=False):
        story.desk().post(at, typed(story, THURSDAY))
        meeting = Meeting.objects.get()
        actions.pick(meeting=meeting, time=meeting.times.get().starts_at, by=story.as_ida)
        assert "De mødes torsdag" in story.desk().post(at, typed(story, FRIDAY)).content.decode()
        actions.cancel(meeting=meeting, by=story.as_ida)
        assert story.desk().post(at, typed(story, FRIDAY)).status_code == 302
    assert Meeting.objects.count() == 2


@pytest.mark.usefixtures("open_on_fridays")
def test_a_closed_door_is_told_of_once_and_forbids_nothing(story: Story, pair: Pair) -> None:
    desk, at = story.desk(), f"/foelgeskab/begynd/{pair.id}/"
    with time_machine.travel(MONDAY, tick=False):
        desk = story.desk()
        page = desk.post(at, typed(story, THURSDAY, "2026-11-27T11:00", SATURDAY))
        told = page.content.decode().replace("\xa0", " ")
        assert f"Huset {CLOSED} torsdag kl. 14.00 eller lørdag kl. 14.00." in told
        assert "Send igen, hvis det skal være der alligevel" in told and "2026-11-27T11:00" in told
        assert not Meeting.objects.exists()
        other = sent_again(desk, at, page, second=FRIDAY)
        assert CLOSED in other.content.decode(), "another closed time is told of as well"
        assert sent_again(desk, at, other).status_code == 302
    assert Meeting.objects.get().times.count() == 3


@pytest.mark.usefixtures("open_on_fridays")
def test_a_door_that_closes_before_the_meeting_is_over_is_told_of_too(story: Story, pair: Pair) -> None:
    at = f"/foelgeskab/begynd/{pair.id}/"
    with time_machine.travel(MONDAY, tick=False):
        desk = story.desk()
        page = desk.post(at, typed(story, "2026-11-27T12:30", THURSDAY, minutes="60"))
        told = page.content.decode().replace("\xa0", " ")
        assert "Huset lukker, før mødet er slut, fredag kl. 12.30." in told
        assert f"Huset {CLOSED} torsdag kl. 14.00." in told and not Meeting.objects.exists()
        longer = sent_again(desk, at, page, first="2026-11-27T11:45", second="", minutes="90")
        assert "fredag kl. 11.45" in longer.content.decode().replace("\xa0", " ")
        assert sent_again(desk, at, longer, minutes="75").status_code == 302, "75 minutes end as it closes"
    assert Meeting.objects.get().minutes == 75


def test_two_openings_that_meet_are_one(story: Story) -> None:
    for opens, closes in (("10:00", "12:00"), ("12:00", "14:00")):
        OpeningHours(place=story.house.place, weekday=4, opens=opens, closes=closes).save()
    at = datetime(2026, 11, 27, 11, 30, tzinfo=COPENHAGEN)
    assert shut_at(story.karen, story.house.place, [at], 150) == []
    assert shut_at(story.karen, story.house.place, [at], 151) == [at]


@pytest.mark.parametrize("why", ["no hours", "inside", "a walk"])
def test_nothing_is_said_of_a_door_where_there_is_nothing_to_say(story: Story, pair: Pair, why: str) -> None:
    if why != "no hours":
        OpeningHours(place=story.house.place, weekday=3, opens="13:00", closes="16:00").save()
    times = (THURSDAY, SATURDAY) if why != "inside" else (THURSDAY,)
    form = "walk" if why == "a walk" else "place"
    with time_machine.travel(MONDAY, tick=False):
        sent = typed(story, *times, form=form)
        assert story.desk().post(f"/foelgeskab/begynd/{pair.id}/", sent).status_code == 302


@pytest.mark.usefixtures("open_on_fridays")
def test_closed_days_holidays_and_the_last_minute_count(story: Story) -> None:
    place, karen = story.house.place, story.karen
    at = {text: datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN) for text in (
        "2026-11-27T10:00", "2026-11-27T12:59", "2026-11-27T13:00", "2026-12-04T11:00", "2026-12-25T11:00",
    )}  # fmt: skip
    Closure(place=place, first_day=date(2026, 12, 4), last_day=date(2026, 12, 4)).save()
    shut = [list(at)[list(at.values()).index(moment)] for moment in shut_at(karen, place, at.values())]
    assert shut == ["2026-11-27T13:00", "2026-12-04T11:00", "2026-12-25T11:00"]
    christmas = date(2026, 12, 25)
    Closure(place=place, first_day=christmas, last_day=christmas, open_anyway=True).save()
    assert at["2026-12-25T11:00"] not in shut_at(karen, place, at.values())


@pytest.mark.usefixtures("open_on_fridays")
@pytest.mark.parametrize("page", ["foreslaa", "fast"])
def test_the_two_are_told_as_well(story: Story, pair: Pair, page: str) -> None:
    with time_machine.travel(MONDAY - timedelta(days=1), tick=False):
        have_met(story, pair)
    at = f"{MINE}{page}/"
    with time_machine.travel(MONDAY, tick=False):
        ida, before = story.idas_browser(), Meeting.objects.count()
        told = ida.post(at, typed(story, THURSDAY, every="1"))
        assert told.status_code == 200 and CLOSED in told.content.decode()
        assert sent_again(ida, at, told).status_code == 302
    assert page == "fast" or Meeting.objects.count() == before + 1
