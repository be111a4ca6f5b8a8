"""A peer has died: the day after, nobody is asked to call them, and no letter is on its way."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sideomside.companionship import actions as walks
from sideomside.companionship import queries as companionship
from sideomside.companionship.rules import Said
from sideomside.companionship.tests.walking import have_met
from sideomside.gatherings import actions as coming_together
from sideomside.gatherings import queries as gatherings
from sideomside.gatherings.models import CafeDay, Facilitating, Gathering
from sideomside.gatherings.rules import Plan
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.path import actions, queries
from sideomside.path.models import Certificate, Giving, PeerPath, Pulse, Reference
from sideomside.path.tests.cast import told
from sideomside.people import actions as people
from sideomside.people.models import OpeningHours, Person, Role
from sideomside.people.rules import Hat


@pytest.fixture(autouse=True)
def an_ordinary_week() -> Iterator[None]:
    """So that the café is open the day after tomorrow, and no holiday closes it."""
    with time_machine.travel("2026-11-24 12:00+01:00"):
        yield


@pytest.fixture
def everything_ahead(story: Story, pair: Pair) -> Pulse:
    """It is hard for Jonas, who opens the café in two days, and whose certificate runs out."""
    now, jonas, programme = timezone.now(), story.jonas.person, story.house.programme
    meeting = have_met(story, pair).meetings.get()
    walks.say_afterwards(meeting=meeting, said=Said("heavy"), by=story.as_jonas)
    path = PeerPath(person=jonas, programme=programme, moved_at=now, state="welcomed", with_children=True)
    path.save(force_insert=True)
    soon = timezone.localdate() + timedelta(days=9)
    Certificate(path=path, person=jonas, asked_at=now, renew_on=soon).save(force_insert=True)
    reference = Reference(path=path, person=jonas, once=path.id)
    reference.name = "Bo"
    reference.save(force_insert=True)
    actions.ask_how_it_is(by=story.house.system)
    pulse = Pulse.objects.get(why="month")
    actions.answer_pulse(pulse=pulse, how="hard", by=story.as_jonas)
    actions.offer_step(person=jonas, programme=programme, step="helper", by=story.karen)
    for weekday in range(7):
        OpeningHours.objects.create(place=story.house.place, weekday=weekday, opens="13:00", closes="16:00")
    CafeDay(place=story.house.place, day=in_two_days(), host=jonas).save(force_insert=True)
    return pulse


def in_two_days() -> date:
    return timezone.localdate() + timedelta(days=2)


def stands_open(story: Story) -> list[bool]:
    """Whatever would make somebody call, write or wait."""
    return [
        bool(queries.words_worth_having(story.karen)),
        bool(companionship.peers_to_call(story.karen)),
        bool(queries.certificates_due(story.karen)),
        bool(gatherings.to_remind(story.house.system, in_two_days())),
        Giving.objects.filter(ended_at=None).exists(),
        Reference.objects.exists(),
    ]


def test_the_day_after_nobody_is_asked_to_call_and_no_letter_leaves(
    story: Story, everything_ahead: Pulse
) -> None:
    at, day = f"/sparring/ord/{everything_ahead.id}/", in_two_days()
    assert at in told(story.desk(), "/i-dag/") and stands_open(story) == [True] * 6
    actions.note_death(person=story.jonas.person, programme=story.house.programme, by=story.karen)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert actions.ask_how_it_is(by=story.house.system) == 0
        assert gatherings.to_remind(story.house.system, day) == []
        assert at not in told(story.desk(), "/i-dag/")
    assert stands_open(story) == [False] * 6
    everything_ahead.refresh_from_db()
    assert everything_ahead.talked_by_id is None  # nobody is said to have called


def test_nobody_writes_to_somebody_who_has_died(story: Story) -> None:
    jonas, news = story.jonas.person, {"name": "Karen", "link": "https://huset.example/"}
    letter = {"template": "stories/mail/news", "context": news, "by": story.house.system}
    assert people.write_to(person=jonas, **letter)
    actions.note_death(person=jonas, programme=story.house.programme, by=story.karen)
    assert not people.write_to(person=Person.objects.get(id=jonas.id), **letter)


def test_a_group_that_goes_on_is_led_by_the_living(story: Story) -> None:
    programme = story.house.programme
    for state in ("started", "closed"):
        plan = Plan(kind="group", title="Onsdag", times=[timezone.now()])
        group = coming_together.plan(programme=programme, plan=plan, once=uuid4(), by=story.karen)
        Facilitating(gathering=group, person=story.jonas.person).save(force_insert=True)
        Gathering.objects.filter(id=group.id).update(state=state)
    actions.note_death(person=story.jonas.person, programme=programme, by=story.karen)
    assert [one.gathering.state for one in Facilitating.objects.all()] == ["closed"]


@pytest.mark.parametrize("how", ["died", "left"])
def test_whom_they_were_to_go_somewhere_with_is_found_somebody_else(story: Story, how: str) -> None:
    """Ida's page says no more that Jonas goes with her, and no letter tells it."""
    programme, ida = story.house.programme, story.idas_browser()
    choir = coming_together.keep_activity(
        programme=programme, known={"sort": "sing", "name": "Valby Kor"}, once=uuid4(), by=story.karen
    )
    asked = coming_together.ask_for_company(activity=choir, person=story.ida, by=story.as_ida)
    soon, jonas = timezone.now() + timedelta(days=2), story.jonas.person
    coming_together.find_company(company=asked, along_with=jonas, goes_at=soon, by=story.karen)
    assert "Jonas tager med dig" in told(ida, "/min-side/kalender/")
    letters = len(story.letters_to(story.ida))
    if how == "died":
        actions.note_death(person=jonas, programme=programme, by=story.karen)
    else:
        leaving = actions.want_to_stop(person=jonas, programme=programme, by=story.as_jonas)
        actions.let_leave(leaving=leaving, by=story.karen)
    page = told(ida, "/min-side/kalender/")
    assert "Jonas" not in page and "Vi finder en, du kan følges med" in page
    assert "Vil gerne følges med en til Valby Kor" in told(story.desk(), "/i-dag/")
    assert len(story.letters_to(story.ida)) == letters


def test_whoever_has_left_is_not_reminded_of_a_door(story: Story, everything_ahead: Pulse) -> None:
    assert len(gatherings.to_remind(story.house.system, in_two_days())) == 1
    Role.objects.filter(person=story.jonas.person).update(state=Role.State.LEFT)
    assert gatherings.to_remind(story.house.system, in_two_days()) == []
    people.give_role(
        person=story.jonas.person, programme=story.house.programme, name=Hat.HOST, by=story.karen
    )
    assert len(gatherings.to_remind(story.house.system, in_two_days())) == 1


def test_a_human_is_told_that_the_other_side_is_theirs_to_see_to(story: Story) -> None:
    at = f"/vejen/{story.jonas.person_id}/farvel/"
    assert "kom her også som deltager" not in told(story.desk(), at)
    people.give_role(
        person=story.jonas.person, programme=story.house.programme, name=Hat.PARTICIPANT, by=story.karen
    )
    assert "kom her også som deltager" in told(story.desk(), at)


def test_a_goodbye_gives_the_days_back_and_keeps_no_certificate(story: Story) -> None:
    now, jonas, programme = timezone.now(), story.jonas.person, story.house.programme
    path = PeerPath(person=jonas, programme=programme, moved_at=now, state="welcomed", with_children=True)
    path.save(force_insert=True)
    Certificate(path=path, person=jonas, asked_at=now).save(force_insert=True)
    for day in (timezone.localdate() - timedelta(days=1), in_two_days()):
        CafeDay(place=story.house.place, day=day, host=jonas).save(force_insert=True)
    leaving = actions.want_to_stop(person=jonas, programme=programme, by=story.as_jonas)
    actions.let_leave(leaving=leaving, by=story.karen)
    assert CafeDay.objects.get().day < timezone.localdate() and not Certificate.objects.exists()
    assert queries.certificates_due(story.karen) == []  # and nobody is asked for a new one
