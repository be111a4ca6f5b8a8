"""The letter with a question was given up: whoever was asked knows of nothing, and one of us calls."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.matching import actions, jobs, queries
from sideomside.matching.models import Proposal
from sideomside.matching.queries.unreached import asked_in_vain
from sideomside.matching.tests.story import Story
from sideomside.people.models import Person


def asked_in(story: Story, state: str) -> Person:
    return story.ida if state == "asked" else story.jonas.person


def swept(story: Story) -> list[bool]:
    jobs.call_whom_no_letter_reached()
    return [row.call for row in queries.waiting_for_yes(story.karen)]


@pytest.mark.parametrize("state", ["peer_asked", "asked", "peer_decides"])
def test_one_of_us_calls_instead_until_they_have(story: Story, state: str) -> None:
    proposal = story.asked(state)
    assert swept(story) == [False]
    last = story.letters_to(asked_in(story, state))[-1]
    Letter.objects.filter(id=last.id).update(state="given_up")
    assert swept(story) == swept(story) == [True]
    [line] = Entry.objects.filter(verb="proposal.unreached")
    assert line.about_id == asked_in(story, state).id
    proposal.refresh_from_db()
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        actions.call(proposal=proposal, by=story.karen)
        assert swept(story) == [False], "called, and the question stays theirs"


def test_a_letter_from_before_says_nothing_of_the_question_now(story: Story) -> None:
    proposal = story.asked("peer_asked")
    Letter.objects.filter(to_id=story.jonas.person.id).update(state="given_up")
    story.peer_has_room(proposal)
    assert swept(story) == [False]
    story.ida_says_yes(proposal)
    assert swept(story) == [False] and proposal.state == "peer_decides"


def test_what_moved_on_meanwhile_stands_as_it_does(story: Story) -> None:
    proposal = story.asked("peer_asked")
    seen = Proposal.objects.get()
    story.peer_has_room(proposal)
    actions.call_instead(proposal=seen, by=story.house.system)
    assert not Proposal.objects.get().call


def test_only_the_house_looks_for_letters_in_vain(story: Story) -> None:
    story.asked("peer_asked")
    Letter.objects.update(state="given_up")
    assert asked_in_vain(story.karen) == []
    assert len(asked_in_vain(story.house.system)) == 1
