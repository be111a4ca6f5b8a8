"""Somebody's time was over, and something stands: a word of theirs waits, a call is promised. Then nobody goes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from sideomside.gatherings.models import Signup
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.messages import actions as messages
from sideomside.messages import queries
from sideomside.messages.models import Thread
from sideomside.messages.rules import coordinator_thread_id
from sideomside.people import actions as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat
from sideomside.privacy.tests.silent import SECOND, START, Story, day, is_here, sweep
from tests.people import someone, wearing
from tests.test_what_is_no_silence import AHEAD, BUSY

pytestmark = pytest.mark.django_db
STANDS = set(BUSY) - {"we owe an answer", "a reminder of ours", "a first talk ahead", "would rather give"}


@pytest.fixture(autouse=True)
def mailbox(tmp_path: Path, settings: Any) -> None:
    settings.MAILBOX = tmp_path


def _guest(story: Story) -> None:
    """Signed up for one evening, and never asked to be with us."""
    story.ida = someone(story.house, "Måne", Hat.PARTICIPANT, mail="maane@example.org")
    BUSY["a seat"](story)
    Signup.objects.filter(person=story.ida).update(asked_at=START)


def _said_goodbye(story: Story) -> None:
    intake.close(enquiry=story.enquiry, reason="withdrawn", by=story.by)


def _stopped(story: Story) -> None:
    story.ida = someone(story.house, "Jonas", Hat.PEER)
    story.ida.roles.update(state=Role.State.LEFT)


OVER: dict[str, tuple[Callable[[Story], None], str, int]] = {
    "a guest": (_guest, Hat.PARTICIPANT, 180),
    "said goodbye": (_said_goodbye, Hat.PARTICIPANT, 90),
    "hung up their hat": (_stopped, Hat.PEER, 730),
}


@pytest.fixture(params=OVER)
def over(request: Any) -> tuple[Story, str, datetime]:
    """Whose time is over, in which hat they would write, and the first moment they may go."""
    story = Story(mail="ida@example.org")
    make, hat, days = OVER[request.param]
    with within(story.house.organisation.id), time_machine.travel(START, tick=False):
        make(story)
    return story, hat, day(days) + SECOND


def says(story: Story, hat: str, at: datetime, words: str = "Må jeg ringe til jer?") -> Thread:
    """To the coordinators; long ago or not, as if it was said before anybody counted last contacts."""
    place = coordinator_thread_id(story.ida.id, hat, story.house.programme.id)
    by = wearing(story.house, story.ida, hat)
    Role.objects.filter(person=story.ida, name=hat).update(state=Role.State.ACTIVE)
    with time_machine.travel(at, tick=False):
        thread = queries.thread(by, place)
        assert thread is not None
        messages.write(thread=thread, words=words, once=uuid4(), by=by)
    if hat == Hat.PEER:
        Role.objects.filter(person=story.ida, name=hat).update(state=Role.State.LEFT)
    Person.objects.filter(id=story.ida.id).update(last_contact_at=START)
    return thread


def test_their_time_is_over_and_they_go(over: tuple[Story, str, datetime]) -> None:
    story, _hat, late = over
    assert sweep(story.house, late - 2 * SECOND) == 0
    assert sweep(story.house, late) == 1
    with within(story.house.organisation.id):
        assert not is_here(story.ida)


def test_whoever_wrote_stays_until_they_are_answered(over: tuple[Story, str, datetime]) -> None:
    story, hat, late = over
    with within(story.house.organisation.id):
        thread = says(story, hat, START + timedelta(days=1))
    assert sweep(story.house, late + timedelta(days=300)) == 0
    with within(story.house.organisation.id):
        assert is_here(story.ida)
        with time_machine.travel(late, tick=False):
            messages.write(thread=thread, words="Ja, ring endelig", once=uuid4(), by=story.by)
    assert sweep(story.house, late + timedelta(days=300)) == 1


def test_a_guest_who_was_heard_from_begins_the_time_anew() -> None:
    story = Story()
    with within(story.house.organisation.id), time_machine.travel(START, tick=False):
        _guest(story)
    with within(story.house.organisation.id), time_machine.travel(day(399), tick=False):
        people.touch(person_id=story.ida.id, by=story.house.system)
    assert sweep(story.house, day(400)) == 0
    assert sweep(story.house, day(399 + 90) + SECOND) == 1


@pytest.mark.parametrize(
    ("over", "why"),
    [
        (who, why)
        for who, (_make, hat, _days) in OVER.items()
        for why in sorted(STANDS)
        if (why, hat) != ("a pause", Hat.PEER)  # only a participant takes one
    ],
    indirect=["over"],
)
def test_whoever_has_something_with_us_stays(why: str, over: tuple[Story, str, datetime]) -> None:
    """The same list as for whoever waits in silence."""
    story, _hat, late = over
    with within(story.house.organisation.id), time_machine.travel(START, tick=False):
        if not (why == "a seat" and Signup.objects.update(asked_at=AHEAD)):  # a guest has one
            BUSY[why](story)
    assert sweep(story.house, late + timedelta(days=10)) == 0
    with within(story.house.organisation.id):
        assert is_here(story.ida)
