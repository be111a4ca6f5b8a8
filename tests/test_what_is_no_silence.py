"""Somebody says nothing, and it is not their silence: nobody asks, nobody says goodbye, and nobody goes."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from proofs.keeping.made import row
from sideomside.concerns.models import Concern
from sideomside.gatherings.models import Call, Signup
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry, Way
from sideomside.matching.models import Pair, Proposal
from sideomside.people import actions as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat
from sideomside.privacy.tests.silent import SECOND, START, Story, day, is_here, sweep
from sideomside.silence import queries
from sideomside.stories.models import Publication
from tests.people import someone

pytestmark = pytest.mark.django_db
LONG = (181, 211, 336, 366, 400, 800)
AHEAD = START + timedelta(days=5000)


@pytest.fixture(autouse=True)
def mailbox(tmp_path: Path, settings: Any) -> None:
    settings.MAILBOX = tmp_path


def _owed(story: Story) -> None:
    intake.hear(enquiry=story.enquiry, words="Hallo?", by=story.house.system)


def _reminder(story: Story) -> None:
    intake.remind_on(enquiry=story.enquiry, day=AHEAD.date(), by=story.by)


def _talk_ahead(story: Story) -> None:
    intake.plan_talk(enquiry=story.enquiry, setting=intake.Setting(), planned_for=AHEAD, by=story.by)


def _gives(story: Story) -> None:
    intake.sort(enquiry=story.enquiry, as_="gives", by=story.by)


def _asked_about(story: Story) -> None:
    row(story.house, Proposal, "participant", story.ida, state=Proposal.State.DRAFTED)


def _pair(story: Story) -> None:
    row(story.house, Pair, "participant", story.ida, ended_at=None)


def _talk_owed(story: Story) -> None:
    row(
        story.house,
        Pair,
        "participant",
        story.ida,
        ended_at=timezone.now(),
        talk_needed=True,
        talk_held_at=None,
    )


def _seat(story: Story) -> None:
    row(story.house, Signup, "person", story.ida, asked_at=AHEAD)


def _call(story: Story) -> None:
    row(story.house, Call, "person", story.ida, called_at=None)


def _worry(story: Story) -> None:
    row(story.house, Concern, "sender", story.ida, closed_at=None)


def _story(story: Story) -> None:
    row(story.house, Publication, "story__person", story.ida, gone_at=None)


def _hat(story: Story) -> None:
    people.give_role(person=story.ida, programme=story.house.programme, name=Hat.HOST, by=story.house.system)


def _pause(story: Story) -> None:
    Role.objects.filter(person=story.ida, name=Hat.PARTICIPANT).update(state=Role.State.PAUSED)


BUSY: dict[str, Callable[[Story], None]] = {
    "we owe an answer": _owed,
    "a reminder of ours": _reminder,
    "a first talk ahead": _talk_ahead,
    "would rather give": _gives,
    "somebody is asked about them": _asked_about,
    "walks with somebody": _pair,
    "we owe a talk after an ending": _talk_owed,
    "a seat": _seat,
    "a call is promised": _call,
    "a worry": _worry,
    "a story stands": _story,
    "another hat": _hat,
    "a pause": _pause,
}


def is_left_alone(story: Story) -> None:
    for number in LONG:
        with time_machine.travel(day(number), tick=False), within(story.house.organisation.id):
            assert queries.silent(story.house.system, timezone.now()) == []
        assert sweep(story.house, day(number)) == 0
    with within(story.house.organisation.id):
        assert is_here(story.ida)
    assert not {"asked", "farewell"} & set(story.kinds())


@pytest.mark.parametrize("why", BUSY)
def test_it_is_not_theirs(why: str) -> None:
    story = Story(mail="ida@example.org")
    with within(story.house.organisation.id), time_machine.travel(START, tick=False):
        BUSY[why](story)
    is_left_alone(story)


@pytest.mark.parametrize("why", ["walks with somebody", "a worry", "a story stands"])
def test_also_of_whoever_turned_out_to_be_them(why: str) -> None:
    story = Story(mail="ida@example.org")
    with within(story.house.organisation.id), time_machine.travel(START, tick=False):
        ida, story.ida = story.ida, someone(story.house, "Ida igen", Hat.PARTICIPANT)
        BUSY[why](story)
        Person.objects.filter(id=story.ida.id).update(joined_into=ida)
        story.ida = ida
    is_left_alone(story)


def test_one_who_wrote_twice_is_asked_once_and_goes_with_both() -> None:
    story = Story(mail="ida@example.org")
    with within(story.house.organisation.id), time_machine.travel(START, tick=False):
        second = intake.receive(
            programme=story.house.programme, person=story.ida, way=Way.MAIL, words="x", by=story.house.system
        )
        intake.answer(enquiry=second, words="Hej", by=story.by)
    with within(story.house.organisation.id), time_machine.travel(day(180) + SECOND, tick=False):
        [one] = queries.waiting(story.by)
        other = Enquiry.objects.exclude(id=one.quiet.enquiry.id).get()
        assert queries.one(story.by, other.id).stage == "rests"  # type: ignore[union-attr]
    assert sweep(story.house, day(335)) == 0
    assert sweep(story.house, day(365) + SECOND) == 1
    with within(story.house.organisation.id):
        assert not Enquiry.objects.exists()


def test_whoever_has_nothing_to_do_with_us_sees_no_page() -> None:
    story = Story()
    with within(story.house.organisation.id):
        host = someone(story.house, "Mona", Hat.HOST)
        enquiry_id = story.enquiry.id
    for at, who in ((f"/stille/{enquiry_id}/", host), (f"/stille/{uuid4()}/", story.karen)):
        assert story.at_work_as(who).get(at).status_code == 404
