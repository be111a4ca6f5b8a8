"""Two people are asked, in the right order, and nobody is told a no."""

import pytest

from sideomside.intake import actions as intake
from sideomside.intake import queries as enquiries
from sideomside.matching import actions, jobs, queries
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.peers import actions as peers
from sideomside.peers.queries import peer_file


def test_nobody_is_asked_before_the_yes_and_the_first_talk(story: Story) -> None:
    proposal = story.propose()
    assert proposal.state == "drafted"
    assert queries.waits_for(story.karen, proposal) == ["consent", "talk"]
    assert queries.questions(story.as_jonas) == []
    assert story.letters_to(story.jonas.person) == []


@pytest.mark.parametrize("energy", ["enough", "fewer"])
def test_who_has_said_enough_since_is_not_asked_and_the_coordinator_sees_why(
    story: Story, energy: str
) -> None:
    story.agree()
    proposal = story.propose()
    peers.say_energy(peer=story.jonas, energy=energy, by=story.as_jonas)
    story.hold_talk()
    jobs.go_on()
    assert actions.go_on(proposal=proposal, by=story.karen).state == "drafted"
    assert story.letters_to(story.jonas.person) == []
    [row] = queries.waiting_for_yes(story.karen)
    assert "plads til en mere" in row.text
    peers.say_energy(peer=story.jonas, energy="more", by=story.as_jonas)
    jobs.go_on()
    proposal.refresh_from_db()
    assert proposal.state == "peer_asked"


def test_two_who_say_yes_become_a_pair_and_take_a_place(story: Story) -> None:
    proposal = story.asked("peer_asked")
    [question] = queries.questions(story.as_jonas)
    assert (question.kind, question.name, question.words, question.reasons) == ("room", "", "", [])
    story.peer_has_room(proposal)
    asked = queries.my_proposal(story.as_ida)
    assert asked and asked.card and asked.card.name == "Jonas"
    assert not any("sorg" in reason or "grief" in reason for reason in asked.reasons)
    story.ida_says_yes(proposal)
    [question] = queries.questions(story.as_jonas)
    assert (question.kind, question.name) == ("meet", "Ida 🌻")
    story.jonas_says_yes(proposal)
    pair = Pair.objects.get()
    assert (pair.participant_id, pair.peer_id) == (story.ida.id, story.jonas.person_id)
    assert peer_file(story.karen, story.jonas.person_id).load == 1
    assert queries.questions(story.as_jonas) == [] and queries.my_proposal(story.as_ida) is None


def test_nobody_is_asked_while_the_enquiry_is_closed_and_the_talk_is_still_history(story: Story) -> None:
    story.hold_talk()
    story.agree()
    [enquiry] = enquiries.enquiries_of(story.karen, story.ida.id)
    intake.close(enquiry=enquiry, reason="withdrawn", by=story.karen)
    proposal = story.propose()
    assert proposal.state == "drafted" and queries.waits_for(story.karen, proposal) == ["open"]
    assert enquiries.talk_held(story.karen, story.ida.id)
    assert "at henvendelsen åbnes igen" in story.desk().get(f"/forslag/{proposal.id}/").content.decode()
