"""Find a peer: own words beside a few people, reasons in words, and the coordinator decides."""

from sideomside.matching import actions, queries
from sideomside.matching.tests.story import Story
from sideomside.peers.actions import pause
from sideomside.peers.tests.cast import active_peer


def test_reasons_stand_in_words_and_no_number_of_points(story: Story) -> None:
    story.agree()
    found = queries.finding(story.karen, story.ida.id)
    assert found and [thought.name for thought in found.first] == ["Jonas"]
    assert found.first[0].shares and found.waits == ["talk"]
    assert not any(char == "%" for line in found.first[0].shares for char in line)


def test_somebody_not_on_the_list_may_be_chosen_and_then_a_reason_is_needed(story: Story) -> None:
    story.agree()
    active_peer(story.house, "Lone", slots=[20], themes=[], gender="woman")
    found = queries.finding(story.karen, story.ida.id, more=True)
    assert found
    [lone] = [each for each in found.others if each.name == "Lone"]
    assert lone.reason_needed and lone.place_in_list is None
    assert queries.finding(story.karen, story.ida.id, name="Lo").others == [lone]


def test_keeping_apart_looks_just_like_a_pause(story: Story) -> None:
    story.agree()
    lone = active_peer(story.house, "Lone")
    before = queries.finding(story.karen, story.ida.id, more=True)
    actions.keep_apart(person=story.ida, other_id=lone.person_id, by=story.karen)
    apart = queries.finding(story.karen, story.ida.id, more=True)
    [note] = queries.own_notes(story.karen, story.ida.id)
    actions.let_meet(person=story.ida, row=note, by=story.karen)
    pause(peer=lone, by=story.karen)
    paused = queries.finding(story.karen, story.ida.id, more=True)
    assert before and apart and paused
    assert len(before.first) == 2
    assert (apart.first, apart.others, apart.nobody, apart.doors) == (
        paused.first,
        paused.others,
        paused.nobody,
        paused.doors,
    )
