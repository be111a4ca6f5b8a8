"""What happens by itself: drafts go on, one reminder, and what no longer stands is stopped."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.keys import key_ring
from sideomside.matching import actions, jobs, queries
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.tests.story import Story
from sideomside.peers.actions import pause
from sideomside.peers.queries import peer_file
from sideomside.people.actions import set_role_state
from sideomside.people.models import Role
from tests.people import Hat, someone

STATES = ["drafted", "peer_asked", "asked", "peer_decides"]


def brought_to(story: Story, state: str) -> Proposal:
    """Drafted proposals have everything but the talk, so that only what the test takes away is missing."""
    if state != "drafted":
        return story.asked(state)
    story.agree()
    return story.propose()


def test_a_draft_goes_on_by_itself_when_the_talk_was_held(story: Story) -> None:
    story.agree()
    proposal = story.propose()
    jobs.go_on()
    assert Proposal.objects.get().state == "drafted"
    story.hold_talk()
    jobs.go_on()
    jobs.go_on()
    proposal.refresh_from_db()
    assert proposal.state == "peer_asked"
    assert len(story.letters_to(story.jonas.person)) == 1


def test_a_draft_goes_on_with_the_tick_on_the_persons_own_page(story: Story) -> None:
    story.hold_talk()
    story.propose()
    story.idas_browser().post("/min-side/oensker/", {"consent": "yes"})
    assert Proposal.objects.get().state == "peer_asked"


@pytest.mark.parametrize("state", STATES[1:])
def test_one_soft_reminder_then_a_person_calls(story: Story, state: str) -> None:
    story.asked(state)
    asked = story.ida if state == "asked" else story.jonas.person
    letters = len(story.letters_to(asked))
    jobs.remind_and_put_away()
    assert len(story.letters_to(asked)) == letters
    for day in (5, 6, 9, 20):
        with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
            jobs.remind_and_put_away()
            jobs.remind_and_put_away()
            [row] = queries.waiting_for_yes(story.karen)
            assert row.call is (day >= 9)
    assert len(story.letters_to(asked)) == letters + 1


def test_after_a_long_time_it_is_put_away_and_the_person_rises(story: Story) -> None:
    story.asked("asked")
    with time_machine.travel(timezone.now() + timedelta(days=43), tick=False):
        jobs.remind_and_put_away()
        assert Proposal.objects.get().ending == "ran_out"
        [row] = queries.waiting_too_long(story.karen)
        assert (row.person_id, row.again) == (story.ida.id, True)


@pytest.mark.parametrize("state", STATES)
def test_a_yes_taken_back_stops_it_at_once_in_every_state(story: Story, state: str) -> None:
    proposal = brought_to(story, state)
    consents.withdraw(person=story.ida, purpose=Purpose.MATCHING, channel="page", by=story.as_ida)
    story.hold_talk()
    jobs.go_on()
    assert queries.questions(story.as_jonas) == [] and queries.my_proposal(story.as_ida) is None
    for answer in (story.peer_has_room, story.ida_says_yes, story.jonas_says_yes):
        answer(proposal)
    assert Proposal.objects.get().state == state and not Pair.objects.exists()
    jobs.stop_what_does_not_stand()
    assert Proposal.objects.get().state == ("drafted" if state == "drafted" else "closed")


@pytest.mark.parametrize("state", STATES[1:])
def test_taking_it_back_on_the_page_writes_it_down_in_the_same_breath(story: Story, state: str) -> None:
    brought_to(story, state)
    actions.take_back(person=story.ida, channel="page", by=story.as_ida)
    assert Proposal.objects.get().ending == "stopped"


@pytest.mark.parametrize("state", STATES)
def test_a_break_of_the_peer_or_a_pause_of_the_participant_stops_it(story: Story, state: str) -> None:
    brought_to(story, state)
    hat = Role.objects.get(person=story.ida)
    set_role_state(role=hat, state="paused", by=story.karen)
    assert queries.questions(story.as_jonas) == []
    set_role_state(role=hat, state="active", by=story.karen)
    pause(peer=story.jonas, by=story.karen)
    assert queries.questions(story.as_jonas) == []
    asked = queries.my_proposal(story.as_ida)
    assert (asked.answer if asked else None) == ("yes" if state == "peer_decides" else None)
    [row] = queries.waiting_for_yes(story.karen)
    assert row.stopped
    jobs.stop_what_does_not_stand()
    assert Proposal.objects.get().ending == "stopped"


@pytest.mark.parametrize("state", [*STATES, "paired"])
def test_an_erased_peer_or_participant_takes_the_proposal_along(story: Story, state: str) -> None:
    brought_to(story, state)
    actions.forget(person_id=story.jonas.person_id, by=story.house.system)
    assert not Proposal.objects.exists() and not Pair.objects.exists()
    assert queries.my_proposal(story.as_ida) is None
    assert queries.waiting_for_yes(story.karen) == []


def test_the_place_is_free_again_when_a_participant_is_erased_or_it_is_over(story: Story) -> None:
    story.asked("paired")
    assert peer_file(story.karen, story.jonas.person_id).load == 1
    actions.end_pair(pair=Pair.objects.get(), by=story.karen)
    actions.end_pair(pair=Pair.objects.get(), by=story.karen)
    assert peer_file(story.karen, story.jonas.person_id).load == 0


def test_a_peer_who_is_full_after_all_has_a_word_first(story: Story) -> None:
    proposal = story.asked("peer_decides")
    file = peer_file(story.karen, story.jonas.person_id)
    type(file).objects.filter(id=file.id).update(load=2)
    story.jonas_says_yes(proposal)
    assert Proposal.objects.get().state == "peer_decides"
    assert [row.call for row in queries.waiting_for_yes(story.karen)] == [True]


def test_who_says_not_now_is_not_hurried_and_not_lost(story: Story) -> None:
    story.ida_says_yes(story.asked("asked"), "later")
    with time_machine.travel(timezone.now() + timedelta(days=40), tick=False):
        [row] = queries.waiting_for_a_peer(story.karen)
        assert row.rather_later_since and not row.too_long and not row.again
        assert queries.waiting_too_long(story.karen) == []


def test_more_who_wait_cost_no_more_look_ups(story: Story) -> None:
    def look_ups() -> int:
        with CaptureQueriesContext(connection) as here, key_ring():
            queries.waiting_for_yes(story.karen)
            queries.waiting_for_a_peer(story.karen)
        return len(here)

    def one_more(name: str) -> None:
        person = someone(story.house, name, Hat.PARTICIPANT)
        actions.propose(
            programme=story.house.programme,
            participant=person,
            peer=story.jonas.person,
            once=uuid4(),
            by=story.karen,
        )

    story.propose()
    look_ups()
    before = look_ups()
    for name in ("Sara", "Ali 🌙", "Bodil"):
        one_more(name)
    look_ups()
    assert look_ups() == before
