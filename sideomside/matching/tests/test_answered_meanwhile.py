"""Whoever acts on what they saw a moment ago finds what was answered since, and changes nothing of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.matching import actions, jobs
from sideomside.matching.models import Proposal, ProposalStep
from sideomside.matching.rules import TALK_FIRST
from sideomside.matching.tests.story import Story
from sideomside.people.rules import SYSTEM, Viewer


def as_seen_before(story: Story, state: str, then: Callable[[Proposal], object]) -> Proposal:
    """The row in an older page or an older sweep; `then` has been pressed since."""
    proposal = story.asked(state)
    seen = Proposal.objects.get(id=proposal.id)
    then(proposal)
    return seen


def everything(story: Story) -> list[object]:
    letters = len(story.letters_to(story.ida)) + len(story.letters_to(story.jonas.person))
    return [*Proposal.objects.values("state", "ending", "call", "reminded_at", "moved_at"), letters]


def test_nobody_who_has_answered_is_reminded_and_the_next_question_keeps_its_reminder(story: Story) -> None:
    seen = as_seen_before(story, "asked", story.ida_says_yes)
    before = everything(story)
    actions.remind(proposal=seen, by=story.house.system)
    assert everything(story) == before
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        jobs.remind_and_put_away()
        assert Proposal.objects.get().reminded_at


def test_whoever_took_the_yes_back_is_not_reminded(story: Story) -> None:
    def back(_proposal: Proposal) -> None:
        consents.withdraw(person=story.ida, purpose=Purpose.MATCHING, channel="page", by=story.as_ida)

    seen = as_seen_before(story, "asked", back)
    before = everything(story)
    actions.remind(proposal=seen, by=story.house.system)
    assert everything(story) == before


def test_a_question_just_asked_does_not_run_out_for_the_one_before(story: Story) -> None:
    seen = as_seen_before(story, "asked", story.ida_says_yes)
    actions.run_out(proposal=seen, by=story.house.system)
    assert Proposal.objects.get().state == "peer_decides"


def says_no(story: Story) -> Callable[[Proposal], object]:
    return lambda proposal: story.ida_says_yes(proposal, "no")


@pytest.mark.parametrize(
    ("act", "role"),
    [
        (actions.stop, SYSTEM),
        (actions.run_out, SYSTEM),
        (actions.remind, SYSTEM),
        (actions.withdraw, "coordinator"),
        (actions.call, "coordinator"),
        (actions.go_on, "coordinator"),
    ],
)
def test_what_has_ended_stays_as_it_ended_and_nobody_is_turned_away(
    story: Story, act: Callable[..., Proposal], role: str
) -> None:
    seen = as_seen_before(story, "asked", says_no(story))
    before, steps = everything(story), ProposalStep.objects.count()
    by: Viewer = story.house.system if role == SYSTEM else story.karen
    assert act(proposal=seen, by=by).ending == "participant_no"
    assert (everything(story), ProposalStep.objects.count()) == (before, steps)


def test_a_draft_asked_by_two_hands_is_asked_once(story: Story) -> None:
    story.agree()
    seen = story.propose()
    story.hold_talk()
    actions.go_on(proposal=Proposal.objects.get(), by=story.karen)
    assert actions.go_on(proposal=seen, by=story.karen).state == "peer_asked"
    assert len(story.letters_to(story.jonas.person)) == 1


def test_a_proposal_erased_with_its_person_ends_no_sweep(story: Story) -> None:
    seen = as_seen_before(story, "asked", lambda proposal: Proposal.objects.all().delete())
    for act in (actions.stop, actions.run_out, actions.remind):
        act(proposal=seen, by=story.house.system)
    assert not Proposal.objects.exists()


def test_whoever_would_rather_talk_first_about_what_has_ended_is_not_to_be_called(story: Story) -> None:
    def back(_proposal: Proposal) -> None:
        actions.take_back(person=story.ida, channel="page", by=story.as_ida)

    seen = as_seen_before(story, "peer_asked", back)
    before = everything(story)
    actions.peer_answers_room(proposal=seen, answer=TALK_FIRST, by=story.as_jonas)
    actions.peer_answers(proposal=seen, answer=TALK_FIRST, by=story.as_jonas)
    assert everything(story) == before
