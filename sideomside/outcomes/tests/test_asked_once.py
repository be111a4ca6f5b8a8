"""Asked once at each time the programme chose, reminded once, and then left in peace."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from house.avoid import telling_words
from sideomside.outcomes import actions, queries
from sideomside.outcomes.models import Asking
from sideomside.outcomes.rules import Due, Wave, course
from sideomside.outcomes.tests.cast import MINE, Cast
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed
from tests.people import at_work

pytestmark = pytest.mark.django_db


def later(days: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def test_one_neutral_letter_with_a_way_in(cast: Cast) -> None:
    due = cast.due()
    assert actions.ask(due=due, by=cast.house.system) is not None
    assert actions.ask(due=due, by=cast.house.system) is None
    [letter] = cast.letters()
    assert letter.subject == "Hej fra Karen" and "/m/" in (letter.text or "")
    assert telling_words(f"{letter.subject} {letter.text}") == []


def test_one_reminder_after_a_week_and_then_silence(cast: Cast) -> None:
    cast.asked()
    for days, letters in ((3, 1), (8, 2), (9, 2), (15, 2), (40, 2)):
        with later(days):
            for asking in queries.to_remind(cast.house.system):
                actions.remind(asking=asking, by=cast.house.system)
            assert len(cast.letters()) == letters


def test_whoever_has_begun_is_not_reminded(cast: Cast) -> None:
    cast.asked()
    cast.answers("2")
    with later(8):
        assert queries.to_remind(cast.house.system) == []


def test_it_stands_on_her_page_for_three_weeks_and_not_when_she_has_answered(cast: Cast) -> None:
    asking = cast.asked()
    assert queries.open_asking(cast.as_ida) == asking
    with later(22):
        assert queries.open_asking(cast.as_ida) is None
    sitting = cast.answers("2 2 2 2 2 2")
    assert (sitting.wave, sitting.episode, sitting.asking) == (Wave.FIRST_MEETING, asking.episode, asking)
    assert queries.open_asking(cast.as_ida) is None


@pytest.mark.parametrize("days_ago", [-1, 21, 200])
def test_a_day_that_has_not_come_or_is_long_gone_is_not_asked_about(cast: Cast, days_ago: int) -> None:
    assert actions.ask(due=cast.due(days_ago=days_ago), by=cast.house.system) is None


def test_only_at_the_times_the_programme_has_chosen(cast: Cast) -> None:
    actions.set_cadence(programme=cast.house.programme, waves=["end", "made up"], by=cast.karen)
    assert queries.cadence_of(cast.karen, cast.house.programme.id).waves == ["end"]
    assert queries.to_ask(cast.house.system, [cast.due()]) == []
    assert len(queries.to_ask(cast.house.system, [cast.due(Wave.END)])) == 1


@pytest.mark.parametrize("state", [Role.State.PAUSED, Role.State.LEFT])
def test_nobody_on_a_pause_is_asked(cast: Cast, state: str) -> None:
    Role.objects.filter(person=cast.ida).update(state=state)
    assert actions.ask(due=cast.due(), by=cast.house.system) is None


def test_whoever_wants_no_questions_gets_none(cast: Cast) -> None:
    cast.asked()
    client = cast.inside()
    client.post(f"{MINE}valg/", {"do": "ask_no_more"})
    assert queries.open_asking(cast.as_ida) is None
    assert actions.ask(due=cast.due(Wave.END), by=cast.house.system) is None
    with later(8):
        assert queries.to_remind(cast.house.system) == []
    assert client.get(MINE).status_code == 200  # and can answer whenever she likes
    client.post(f"{MINE}valg/", {"do": "ask_me"})
    assert actions.ask(due=cast.due(Wave.END), by=cast.house.system) is not None


def test_only_the_house_asks(cast: Cast) -> None:
    asking = cast.asked()
    for by in (cast.karen, cast.as_ida, cast.frank):
        assert queries.to_ask(by, [cast.due()]) == []
        with pytest.raises(NotAllowed):
            actions.ask(due=cast.due(), by=by)
        with pytest.raises(NotAllowed):
            actions.remind(asking=asking, by=by)


def test_the_times_of_two_people_who_meet() -> None:
    met, over = timezone.localdate(), timezone.localdate() + timedelta(days=100)
    assert [wave for wave, _on in course(met, over)] == ["first_meeting", "week_six", "end", "after"]
    assert dict(course(met, over))["after"] == over + timedelta(days=91)
    assert [wave for wave, _on in course(met, met + timedelta(days=20))] == ["first_meeting", "end", "after"]
    assert list(course(None, None)) == []


def test_a_coordinator_chooses_the_times_on_a_page(cast: Cast) -> None:
    page = f"/huset/hvornaar-vi-spoerger/{cast.house.programme.id}/"
    [karen] = [role.person for role in Role.objects.filter(name=Hat.COORDINATOR).select_related("person")]
    browser = at_work(cast.house, karen)
    assert browser.get(page).content.decode().count("checked") == 5
    browser.post(page, {"waves": ["intake", "first_meeting"]})
    assert queries.cadence_of(cast.karen, cast.house.programme.id).waves == ["intake", "first_meeting"]
    assert browser.get(f"/huset/hvornaar-vi-spoerger/{uuid4()}/").status_code == 404


def test_two_sweeps_at_once_ask_once(cast: Cast) -> None:
    due = cast.due()
    again = Due(due.person, due.programme, due.wave, due.on, due.episode)
    for one in (due, again):
        actions.ask(due=one, by=cast.house.system)
    assert Asking.objects.count() == 1
