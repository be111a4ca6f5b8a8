"""Two people are asked, in the right order, and nobody is told a no."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sideomside.intake import actions as intake
from sideomside.intake import queries as enquiries
from sideomside.intake.models import Enquiry
from sideomside.matching import actions, jobs, queries
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.peers import actions as peers
from sideomside.peers.queries import peer_file
from sideomside.people.models import Programme


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
    assert enquiries.talk_held(story.karen, story.ida.id, story.house.programme.id)
    assert "at henvendelsen åbnes igen" in story.desk().get(f"/forslag/{proposal.id}/").content.decode()


@pytest.mark.parametrize("reason", ["withdrawn", "signposted", "quiet", "not_us"])
@pytest.mark.parametrize("state", ["peer_asked", "asked", "peer_decides"])
def test_a_question_on_its_way_stops_when_the_enquiry_is_closed(
    story: Story, state: str, reason: str
) -> None:
    """Who said goodbye is neither asked nor written to, and the peer no longer holds the question."""
    proposal = story.asked(state)
    letters = len(story.letters_to(story.ida)), len(story.letters_to(story.jonas.person))
    [enquiry] = enquiries.enquiries_of(story.karen, story.ida.id)
    intake.close(enquiry=enquiry, reason=reason, by=story.karen)
    jobs.go_on()
    assert not queries.stands(story.karen, proposal)
    assert queries.questions(story.as_jonas) == [] and queries.my_proposal(story.as_ida) is None
    for answer in (story.peer_has_room, story.ida_says_yes, story.jonas_says_yes):
        answer(proposal)
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        jobs.remind_and_put_away()
    assert (len(story.letters_to(story.ida)), len(story.letters_to(story.jonas.person))) == letters
    assert not Pair.objects.exists()
    jobs.stop_what_does_not_stand()
    proposal.refresh_from_db()
    assert (proposal.state, proposal.ending) == ("closed", "stopped")


def test_a_question_stands_when_the_enquiry_is_closed_because_they_are_with_us(story: Story) -> None:
    proposal = story.asked("asked")
    [enquiry] = enquiries.enquiries_of(story.karen, story.ida.id)
    intake.close(enquiry=enquiry, reason="joined", by=story.karen)
    assert queries.stands(story.karen, proposal) and queries.my_proposal(story.as_ida)


def test_a_draft_says_in_the_list_too_that_the_enquiry_is_closed(story: Story) -> None:
    story.agree()
    story.propose()
    story.hold_talk()
    [enquiry] = enquiries.enquiries_of(story.karen, story.ida.id)
    intake.close(enquiry=enquiry, reason="quiet", by=story.karen)
    [row] = queries.waiting_for_yes(story.karen)
    assert "at henvendelsen åbnes igen" in row.text and not row.stopped


def test_with_us_once_and_goodbye_later_is_goodbye_and_an_old_talk_is_not_a_new_one(story: Story) -> None:
    programme = story.house.programme
    story.hold_talk()
    [first] = enquiries.enquiries_of(story.karen, story.ida.id)
    intake.close(enquiry=first, reason="withdrawn", by=story.karen)
    again = intake.receive(
        programme=programme, person=story.ida, way="form", words="Hej igen", by=story.house.system
    )
    assert not enquiries.talk_held(story.karen, story.ida.id, programme.id)
    assert not enquiries.is_put_away(story.karen, story.ida.id, programme.id)
    Enquiry.objects.filter(id=first.id).update(closed_why="joined")
    assert enquiries.talk_held(story.karen, story.ida.id, programme.id)
    Enquiry.objects.filter(id=again.id).update(state="closed", closed_why="withdrawn")
    assert enquiries.is_put_away(story.karen, story.ida.id, programme.id)
    other = Programme.objects.create(name="En til", contact_mail="to@huset.example")
    assert not enquiries.is_put_away(story.karen, story.ida.id, other.id)


def test_a_letter_that_came_twice_stops_no_question(story: Story) -> None:
    proposal = story.asked("asked")
    twice = intake.receive(
        programme=story.house.programme, person=story.ida, way="form", words="Hej.", by=story.house.system
    )
    intake.close(enquiry=twice, reason="double", by=story.karen)
    assert queries.stands(story.karen, proposal) and queries.my_proposal(story.as_ida)
