"""Find a peer: own words beside a few people, reasons in words, and the coordinator decides."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sideomside.ground.vault.keys import key_ring
from sideomside.matching import actions, queries
from sideomside.matching.rules import reason_to_begin_with
from sideomside.matching.rules.reasons import Names
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


def test_a_longer_list_of_peers_costs_no_more_look_ups(story: Story) -> None:
    story.agree()

    def look_ups() -> int:
        with CaptureQueriesContext(connection) as here, key_ring():
            queries.finding(story.karen, story.ida.id, more=True)
        return len(here)

    active_peer(story.house, "Lone", slots=[20])
    look_ups()
    one = look_ups()
    for name in ("Hassan", "Per", "Birthe 🌼", "Åse"):
        active_peer(story.house, name, slots=[20])
    look_ups()  # whoever is new on the list is written into the log once
    assert look_ups() == one


def test_a_house_without_peers_says_so(story: Story) -> None:
    pause(peer=story.jonas, by=story.karen)
    found = queries.finding(story.karen, story.ida.id)
    assert found and found.first == [] and len(found.nobody) == 1


def test_what_would_open_a_door_is_told_in_words(story: Story) -> None:
    story.agree()
    wishes = {"asked": {"slots": [12], "gender": ["woman"], "gender_must": False}}
    actions.wish(person=story.ida, wishes=wishes, version=1, by=story.karen)
    found = queries.finding(story.karen, story.ida.id)
    assert found and found.first == [] and found.nobody and found.doors
    assert all("mandag" in line or "tirsdag" in line or "søndag" in line for line in found.doors)


def test_after_three_firsts_in_a_row_a_reason_is_asked_for(story: Story) -> None:
    story.agree()
    for _time in range(3):
        found = queries.finding(story.karen, story.ida.id)
        assert found and not found.first[0].reason_needed
        actions.withdraw(proposal=story.propose(), by=story.karen)
    found = queries.finding(story.karen, story.ida.id)
    assert found and found.first[0].reason_needed and found.first[0].reason


def test_who_said_no_is_not_suggested_again_for_a_while(story: Story) -> None:
    proposal = story.asked("asked")
    story.ida_says_yes(proposal, "no")
    found = queries.finding(story.karen, story.ida.id)
    assert found and found.first == []


def test_choosing_past_a_wish_says_what_does_not_fit(story: Story) -> None:
    story.agree()
    active_peer(story.house, "Lone", slots=[20])
    found = queries.finding(story.karen, story.ida.id, more=True)
    assert found
    [lone] = [each for each in found.others if each.name == "Lone"]
    assert "tider: de har ingen til fælles" in lone.talk
    assert not any("har ikke sagt noget" in line and "hvornår" in line for line in lone.talk)
    assert lone.why_not == "Det ville passe, hvis søndag aften kan lade sig gøre."
    asked = story.desk().get(f"/find-peer/{story.ida.id}/", {"navn": "lone"}).content.decode()
    assert "søndag aften kan lade sig gøre" in asked
    assert all(each.why_not == "" for each in found.first)


def test_too_little_in_common_is_said_of_whoever_breaks_no_wish(story: Story) -> None:
    story.agree()
    choices = {"themes": 0, "nearness": 0, "times": 1000, "wishes": 0, "full_slots": 21, "minimum_fit": 1000}
    actions.adopt(programme=story.house.programme, choices=choices, note="Prøve", version=1, by=story.karen)
    found = queries.finding(story.karen, story.ida.id, more=True)
    assert found and [each.why_not for each in found.others if "så lidt til fælles" in each.why_not]


def test_a_reason_stands_beside_the_second_suggestion_to_be_changed_and_not_beside_a_stranger(
    story: Story,
) -> None:
    story.agree()
    active_peer(story.house, "Lone")
    active_peer(story.house, "Åse", slots=[20], themes=[])
    found = queries.finding(story.karen, story.ida.id, more=True)
    assert found
    first, second = found.first[:2]
    assert (first.reason, first.reason_needed) == ("", False)
    assert second.reason and second.reason_needed
    assert [each.reason for each in found.others] == [""]


def test_the_reason_that_stands_there_never_tells_a_theme() -> None:
    names = Names(themes={"grief": "sorg"})
    assert reason_to_begin_with([("themes", ["grief"])], names) == "Har plads til en mere lige nu"
    said = reason_to_begin_with([("themes", ["grief"]), ("times", [4])], names)
    assert "sorg" not in said and "tirsdag" in said.casefold()
