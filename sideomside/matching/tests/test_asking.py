"""Two people are asked, in the right order, and nobody is told a no."""

from sideomside.matching import queries
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.peers.queries import peer_file


def test_nobody_is_asked_before_the_yes_and_the_first_talk(story: Story) -> None:
    proposal = story.propose()
    assert proposal.state == "drafted"
    assert queries.waits_for(story.karen, proposal) == ["consent", "talk"]
    assert queries.questions(story.as_jonas) == []
    assert story.letters_to(story.jonas.person) == []


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
