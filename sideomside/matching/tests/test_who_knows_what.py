"""What each may know: steps of sharing, Per's two rooms, Karla next door, a copy for oneself, neutral letters."""

import pytest

from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.matching import actions, queries
from sideomside.matching.models import Proposal, Wishes
from sideomside.matching.rules import VERBS, Eyes
from sideomside.matching.tests.story import WISHES, Story
from sideomside.peers.tests.cast import active_peer
from sideomside.people.actions import give_role
from sideomside.people.rules import NotAllowed, visitor
from tests.people import Hat, build_house, someone, wearing

TELLING = ("side om side", "peer", "match", "svært", "hjælp", "støtte", "forslag", "jonas", "ida")


@pytest.mark.parametrize(
    ("eyes", "words", "themes", "facts"),
    [
        (Eyes.BEFORE, True, ["at være meget alene"], True),
        (Eyes.AFTER, True, ["at være meget alene", "at sove dårligt"], True),
        (Eyes.COORDINATOR, True, ["at være meget alene", "at sove dårligt"], True),
    ],
)
def test_each_sees_as_far_as_it_was_opened(
    story: Story, eyes: str, words: bool, themes: list[str], facts: bool
) -> None:
    story.agree()
    seen = queries.as_seen_by(story.as_ida, Wishes.objects.get(), eyes)
    assert bool(seen.words) is words and bool(seen.facts) is facts
    assert set(themes[:1]) <= set(seen.themes)
    assert (len(seen.themes) == 3) is (eyes == Eyes.COORDINATOR)


def test_what_every_peer_may_know_is_seen_as_every_peer_sees_it(story: Story) -> None:
    open_to_all = {**WISHES, "themes": {"alone": "public", "grief": "to_peer", "sleep": "matching"}}
    open_to_all["asked"] = {**WISHES["asked"], "words_shown": "public", "practical_shown": "after_yes"}
    story.hold_talk()
    actions.wish(person=story.ida, wishes=open_to_all, version=0, by=story.as_ida)
    seen = queries.as_seen_by(story.as_ida, Wishes.objects.get(), Eyes.PEERS)
    assert (seen.words, seen.themes, seen.facts) == (WISHES["words"], ["at være meget alene"], [])
    page = story.idas_browser().get("/min-side/oensker/?set-af=public").content.decode()
    assert "<b>Alle peers her</b>" in page
    whole = page.partition('id="seen"')[2]
    assert "at være meget alene" in whole and "at miste" not in whole


def test_what_was_not_opened_reaches_no_peer(story: Story) -> None:
    closed = {**WISHES, "themes": dict.fromkeys(WISHES["themes"], "matching")}
    closed["asked"] = {**WISHES["asked"], "words_shown": "after_yes", "practical_shown": "matching"}
    story.hold_talk()
    actions.wish(person=story.ida, wishes=closed, version=0, by=story.as_ida)
    actions.say_yes(person=story.ida, channel="page", by=story.as_ida)
    proposal = story.propose()
    story.peer_has_room(proposal)
    asked = queries.my_proposal(story.as_ida)
    assert asked and asked.told == [] and asked.reasons
    story.ida_says_yes(proposal)
    [question] = queries.questions(story.as_jonas)
    assert (question.words, question.reasons) == ("", [])


def test_a_theme_the_peer_keeps_closed_is_not_in_the_participants_reasons(story: Story) -> None:
    story.asked("asked")
    asked = queries.my_proposal(story.as_ida)
    assert asked
    assert any("alene" in reason for reason in asked.reasons)
    assert not any("miste" in reason or "sorg" in reason for reason in asked.reasons)


def test_pers_two_rooms_never_meet(story: Story) -> None:
    per = active_peer(story.house, "Per")
    give_role(person=per.person, programme=story.house.programme, name=Hat.PARTICIPANT, by=story.house.system)
    as_peer = wearing(story.house, per.person, Hat.PEER)
    as_participant = wearing(story.house, per.person, Hat.PARTICIPANT)
    actions.wish(person=per.person, wishes=WISHES, version=0, by=as_participant)
    assert queries.wishes_of(as_peer, per.person_id).words is None
    assert queries.wishes_of(as_participant, per.person_id).words == WISHES["words"]
    with pytest.raises(NotAllowed):
        actions.wish(person=per.person, wishes={"words": "x"}, version=1, by=as_peer)
    found = queries.finding(story.karen, per.person_id, more=True)
    assert found and per.person_id not in {each.person_id for each in found.first + found.others}
    story.asked("peer_asked")
    assert queries.questions(as_participant) == [] and queries.my_proposal(as_peer) is None


def test_next_door_and_strangers_see_nothing(story: Story) -> None:
    proposal = story.asked("peer_decides")
    next_door = build_house("Aarhus", host="aarhus.example")
    with within(next_door.organisation.id):
        karla = wearing(next_door, someone(next_door, "Karla", Hat.COORDINATOR), Hat.COORDINATOR)
        assert not queries.visible_to(karla).exists() and queries.finding(karla, story.ida.id) is None
    for viewer in (
        visitor(story.house.organisation.id),
        karla,
        wearing(story.house, story.ida, Hat.PARTICIPANT, opened=False),
    ):
        assert queries.proposal(viewer, proposal.id) is None
        assert queries.question(viewer, proposal.id) is None
        assert queries.my_proposal(viewer) is None
        assert queries.waiting_for_yes(viewer) == [] and queries.waiting_for_a_peer(viewer) == []
        assert queries.wishes_of(viewer, story.ida.id).words is None
        for act in (actions.participant_answers, actions.peer_answers):
            with pytest.raises(NotAllowed):
                act(proposal=proposal, answer="yes", by=viewer)


def test_nobodys_log_tells_of_the_others_no(story: Story) -> None:
    proposal = story.asked("peer_decides")
    story.jonas_says_yes(proposal, "no")
    about_ida = set(Entry.objects.filter(about_id=story.ida.id).values_list("verb", flat=True))
    assert "proposal.peer_no" not in about_ida
    told = str(queries.tell(story.as_ida, story.ida.id))
    assert "peer_no" not in told and "closed" not in told and str(story.jonas.person_id) not in told
    assert "peer_no" in str(queries.tell(story.as_jonas, story.jonas.person_id))


def test_every_line_of_the_log_has_its_sentence(story: Story) -> None:
    story.asked("paired")
    ours = Entry.objects.filter(verb__regex="^(proposal|wishes|pair)\\.").values_list("verb", flat=True)
    assert set(ours) and set(ours) <= VERBS.keys()


def test_letters_tell_nobody_anything(story: Story) -> None:
    story.asked("peer_decides")
    letters = [*story.letters_to(story.ida), *story.letters_to(story.jonas.person)]
    assert len(letters) == 3
    for letter in letters:
        said = f"{letter.subject} {letter.text}".casefold().split("http")[0]
        assert letter.subject == "Hej fra Karen" and not any(word in said for word in TELLING)


def test_reports_read_the_steps_themselves(story: Story) -> None:
    proposal = story.asked("peer_decides")
    story.jonas_says_yes(proposal, "later")
    kinds = [event.kind for event in queries.events(story.karen)]
    assert kinds == ["match.proposed", "match.accepted_by_participant", "match.declined"]
    assert list(queries.events(story.as_ida)) == []


def test_somebody_without_an_address_is_called(story: Story) -> None:
    story.ida.contacts.all().delete()
    story.asked("asked")
    [row] = queries.waiting_for_yes(story.karen)
    assert row.call and Proposal.objects.get().state == "asked"
