"""Suggestions from the night: sealed, looked at, decided by a person; nobody is asked before."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.keys import key_ring
from sideomside.matching import actions, jobs, queries
from sideomside.matching.models import ByHand, Decision, Night, Proposal
from sideomside.matching.rules import DecidedAlready, GoneStale, hardly_ever_no
from sideomside.matching.tests.crowd import waits, with_room
from sideomside.matching.tests.story import Story
from sideomside.peers.actions import pause
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import signed_in
from sideomside.people.actions import set_role_state
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone, wearing


@pytest.fixture
def sara(story: Story) -> Person:
    return waits(story, "Sara 🐈")


def worked_out(story: Story) -> list[queries.Suggestion]:
    actions.work_out(programme=story.house.programme, by=story.house.system)
    return rows(story)


def rows(story: Story) -> list[queries.Suggestion]:
    found = queries.board(story.karen, story.house.programme)
    assert found is not None
    return found.rows


def take(story: Story, person: Person, *, by: Viewer | None = None, **more: Any) -> Proposal:
    said = {"why": "De går begge ture.", "once": uuid4()} | more
    peer_id = said.pop("peer_id", story.jonas.person_id)
    return actions.take(
        programme=story.house.programme, person_id=person.id, peer_id=peer_id, **said, by=by or story.karen
    )


def press(story: Story, person: Person, do: str, why: str = "De kan begge gå.", **more: Any) -> str:
    sent = {"person": person.id, "peer": story.jonas.person_id, "once": uuid4(), "why": why, "do": do} | more
    return story.desk().post("/find-peer/", sent, follow=True).content.decode()


def test_a_suggestion_says_what_they_share_and_what_it_changes_and_asks_nobody(
    story: Story, sara: Person
) -> None:
    [row] = worked_out(story)
    assert (row.name, row.peer, row.stale) == ("Sara 🐈", "Jonas", "")
    assert row.shares and row.taken[-1] == "Ingen andres forslag ændrer sig."
    assert row.dropped == ["Sara 🐈 får ikke et forslag for nu."]
    assert not Proposal.objects.exists()
    page = story.desk().get("/find-peer/").content.decode()
    assert "Jonas" in page and "%" not in "".join(row.shares)


def test_what_the_night_found_lies_sealed_and_is_gone_with_the_next(story: Story, sara: Person) -> None:
    worked_out(story)
    with connection.cursor() as cursor:
        cursor.execute("SELECT found FROM matching_night")
        assert str(sara.id).encode() not in bytes(cursor.fetchone()[0])
    first = Night.objects.get()
    worked_out(story)
    first.refresh_from_db()
    assert first.found is None and first.met == 1 and first.value == first.bound


def test_taking_it_begins_the_ordinary_asking_with_the_coordinators_own_why(
    story: Story, sara: Person
) -> None:
    worked_out(story)
    press(story, sara, "take", why="")
    assert not Proposal.objects.exists()
    press(story, sara, "take")
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.why, proposal.participant_id) == (
        "peer_asked",
        "De kan begge gå.",
        sara.id,
    )
    decision = Decision.objects.get()
    assert (decision.what, decision.why, decision.proposal_id) == ("taken", "De kan begge gå.", proposal.id)
    assert decision.happened_at and decision.written_at and decision.by_id == story.karen.person_id
    assert rows(story) == []


def test_pressed_twice_it_is_taken_once(story: Story, sara: Person) -> None:
    worked_out(story)
    once = uuid4()
    for _twice in range(2):
        press(story, sara, "take", once=once)
    assert Proposal.objects.count() == 1 and Decision.objects.count() == 1


def test_put_aside_it_comes_again_neither_tonight_nor_tomorrow(story: Story, sara: Person) -> None:
    worked_out(story)
    press(story, sara, "drop", why="De kender hinanden fra arbejdet.")
    assert Decision.objects.get().what == "dropped" and not Proposal.objects.exists()
    assert worked_out(story) == []
    with_room(story, "Lone")
    assert [row.peer for row in worked_out(story)] == ["Lone"]
    with time_machine.travel(timezone.now() + timedelta(days=200), tick=False):
        assert len(worked_out(story)) == 1


def test_somebody_else_by_hand_decides_it_too(story: Story, sara: Person) -> None:
    lone = with_room(story, "Lone", slots=[20], themes=[])
    worked_out(story)
    story.desk().post(
        f"/find-peer/{sara.id}/", {"peer": lone.person_id, "once": uuid4(), "why": "De bor tæt."}
    )
    assert Decision.objects.get().what == "changed" and rows(story) == []


def put_aside(story: Story, person: Person, why: str, by: Viewer) -> Decision:
    found = Night.objects.order_by("made_at").last()
    assert found
    one = next(each for each in found.found or [] if each["person"] == str(person.id))
    return actions.drop(
        programme=story.house.programme, person_id=person.id, peer_id=UUID(one["peer"]), why=why, by=by
    )


def test_an_old_page_puts_nobody_else_aside(story: Story, sara: Person) -> None:
    other = with_room(story, "Lone", slots=[20], themes=[])
    worked_out(story)
    with pytest.raises(GoneStale):
        actions.drop(
            programme=story.house.programme,
            person_id=sara.id,
            peer_id=other.person_id,
            why="x",
            by=story.karen,
        )
    assert not Decision.objects.exists()


def test_two_coordinators_at_once_are_told_who_was_first(story: Story, sara: Person) -> None:
    omar = wearing(story.house, someone(story.house, "Omar Hansen", Hat.COORDINATOR), Hat.COORDINATOR)
    worked_out(story)
    put_aside(story, sara, "Vent lidt.", omar)
    with pytest.raises(DecidedAlready) as told:
        put_aside(story, sara, "Ja.", story.karen)
    assert told.value.by == "Omar"
    assert "Omar kom først: lagde forslaget væk." in press(story, sara, "drop")
    assert "gælder ikke mere" in press(story, sara, "take")
    assert not Proposal.objects.exists() and Decision.objects.count() == 1


@pytest.mark.parametrize("what", ["paused peer", "apart", "by hand", "yes back", "paused", "wishes", "full"])
def test_what_has_gone_stale_is_said_and_cannot_be_taken(story: Story, sara: Person, what: str) -> None:
    worked_out(story)
    herself = wearing(story.house, sara, Hat.PARTICIPANT)
    {
        "paused peer": lambda: pause(peer=story.jonas, by=story.as_jonas),
        "apart": lambda: actions.keep_apart(person=sara, other_id=story.jonas.person_id, by=story.karen),
        "by hand": lambda: actions.choose_by_hand(person=sara, hat="participant", by_hand=True, by=herself),
        "yes back": lambda: actions.take_back(person=sara, channel="page", by=herself),
        "paused": lambda: set_role_state(role=Role.objects.get(person=sara), state="paused", by=story.karen),
        "wishes": lambda: actions.wish(
            person=sara,
            wishes={"themes": {"money": "matching"}, "asked": {"slots": [9]}},
            version=1,
            by=herself,
        ),
        "full": lambda: type(story.jonas).objects.filter(id=story.jonas.id).update(load=2),
    }[what]()
    [row] = rows(story)
    assert row.stale and not row.shares
    with pytest.raises(GoneStale):
        take(story, sara)
    assert "Ingen blev spurgt" in press(story, sara, "take") and not Proposal.objects.exists()


def test_apart_and_paused_read_alike(story: Story, sara: Person) -> None:
    worked_out(story)
    actions.keep_apart(person=sara, other_id=story.jonas.person_id, by=story.karen)
    [apart] = rows(story)
    [note] = queries.own_notes(story.karen, sara.id)
    actions.let_meet(person=sara, row=note, by=story.karen)
    pause(peer=story.jonas, by=story.as_jonas)
    assert rows(story) == [apart]


def test_two_who_are_kept_apart_since_are_named_together_nowhere(story: Story, sara: Person) -> None:
    """Whom one could ask instead, who could also meet, and who would be suggested whom."""
    bo, lone = waits(story, "Bo"), with_room(story, "Lone")
    story.jonas.refresh_from_db()
    PeerFile.objects.filter(id=story.jonas.id).update(capacity=1)
    by_name = {row.name: row for row in worked_out(story)}
    before = by_name["Sara 🐈"]
    assert [one.peer for one in before.instead] == ["Lone" if before.peer == "Jonas" else "Jonas"]
    assert any("Bo" in words for one in before.instead for words in one.changes)
    other = story.jonas.person_id if before.peer == "Lone" else lone.person_id
    actions.keep_apart(person=sara, other_id=other, by=story.karen)
    after = {row.name: row for row in rows(story)}
    assert after["Sara 🐈"].instead == [] and after["Bo"].instead == []  # Bo's would move Sara to the other
    assert after["Sara 🐈"].shares == before.shares and bo.id != sara.id


def test_a_peer_who_takes_a_break_is_nobodys_instead(story: Story, sara: Person) -> None:
    lone = with_room(story, "Lone")
    [row] = worked_out(story)
    instead = story.jonas if row.peer == "Lone" else lone
    assert [one.peer_id for one in row.instead] == [instead.person_id]
    pause(peer=instead, by=wearing(story.house, instead.person, Hat.PEER))
    assert rows(story)[0].instead == []


def test_nobody_is_suggested_without_a_yes_or_after_not_now(story: Story) -> None:
    waits(story, "Bo", agreed=False)
    story.ida_says_yes(story.asked("asked"), "later")
    assert worked_out(story) == []


def test_whoever_would_rather_be_found_by_hand_is_found_by_hand(story: Story, sara: Person) -> None:
    client, at = story.idas_browser(), "/min-side/oensker/"
    story.hold_talk()
    story.agree()
    for _twice in range(2):
        client.post(at, {"by_hand": "yes"})
    assert ByHand.objects.count() == 1
    assert [row.person_id for row in worked_out(story)] == [sara.id]
    found = queries.finding(story.karen, story.ida.id)
    assert found and found.by_hand and found.first == [] and [each.name for each in found.others] == ["Jonas"]
    story.propose()
    assert Proposal.objects.get().participant_id == story.ida.id
    client.post(at, {"by_hand": "no"})
    assert ByHand.objects.count() == 2 and not queries.is_by_hand(story.karen, story.ida.id, Hat.PARTICIPANT)


def test_a_peer_says_it_on_their_own_page_and_is_still_thought_of(story: Story, sara: Person) -> None:
    peer = story.peer_browser()
    assert "Forslag om mig" in peer.get("/peer/mit-kort/").content.decode()
    peer.post("/peer/forslag-om-mig/", {"by_hand": "yes"})
    assert worked_out(story) == []
    found = queries.finding(story.karen, sara.id, more=True)
    assert found and found.first == [] and [each.name for each in found.others] == ["Jonas"]
    peer.post("/peer/forslag-om-mig/", {})
    assert len(worked_out(story)) == 1


def test_a_kind_word_when_nearly_everything_is_taken() -> None:
    assert hardly_ever_no(["taken"] * 20)
    assert not hardly_ever_no(["taken"] * 19)
    assert not hardly_ever_no(["dropped", *["taken"] * 19]) and hardly_ever_no(["taken"] * 20 + ["dropped"])


def test_others_see_and_do_nothing(story: Story, sara: Person) -> None:
    worked_out(story)
    for stranger in (story.as_jonas, story.as_ida, story.house.system):
        assert queries.board(stranger, story.house.programme) is None
        with pytest.raises(NotAllowed):
            take(story, sara, by=stranger)
    assert story.peer_browser().get("/find-peer/").status_code == 404
    elsewhere = Viewer(Hat.COORDINATOR, story.house.organisation.id, story.karen.person_id, frozenset())
    assert queries.board(elsewhere, story.house.programme) is None


def test_each_look_is_written_down(story: Story, sara: Person) -> None:
    worked_out(story)
    assert Entry.objects.filter(verb="read.listed", about_id=sara.id, detail__screen="board").count() == 1


def test_whoever_is_forgotten_stands_in_no_suggestion(story: Story, sara: Person) -> None:
    bo = waits(story, "Bo")
    with_room(story, "Lone")
    worked_out(story)
    put_aside(story, bo, "Senere.", story.karen)
    actions.choose_by_hand(person=bo, hat="participant", by_hand=True, by=story.karen)
    actions.choose_by_hand(person=bo, hat="participant", by_hand=False, by=story.karen)
    actions.forget(person_id=bo.id, by=story.house.system)
    assert not Decision.objects.exists() and not ByHand.objects.exists()
    assert str(bo.id) not in str(Night.objects.get().found)


def test_by_night_by_itself_once(story: Story, sara: Person) -> None:
    jobs.work_out_by_night()
    jobs.work_out_by_night()
    assert Night.objects.count() == 1 and Night.objects.get().by_id is None
    with time_machine.travel(timezone.now() + timedelta(hours=27), tick=False):
        jobs.work_out_by_night()
        jobs.work_out_by_night()
    assert Night.objects.count() == 2


def test_more_who_wait_cost_no_more_look_ups(story: Story, sara: Person) -> None:
    def look_ups() -> int:
        worked_out(story)
        with CaptureQueriesContext(connection) as here, key_ring():
            queries.board(story.karen, story.house.programme)
        return len(here)

    look_ups()
    before = look_ups()
    for name in ("Bo", "Ali", "Kim"):
        waits(story, name)
        with_room(story, f"Peer til {name}")
    look_ups()
    assert look_ups() <= before


def test_one_row_on_i_dag_and_a_person_reads_their_own_decisions(story: Story, sara: Person) -> None:
    worked_out(story)
    assert queries.suggestions_waiting(story.karen) == 1
    put_aside(story, sara, "Vi taler først.", story.karen)
    told = queries.tell(story.house.system, sara.id)
    assert len(told["suggested"]) == 1 and "why" not in told["suggested"][0]  # it may be about the peer
    assert queries.suggestions_waiting(story.karen) == 0 and UUID(str(sara.id))


def test_the_page_shows_a_second_coordinators_decision(story: Story, sara: Person) -> None:
    worked_out(story)
    omar = someone(story.house, "Omar", Hat.COORDINATOR)
    put_aside(story, sara, "x", wearing(story.house, omar, Hat.COORDINATOR))
    page = signed_in(story.house, omar).get("/find-peer/").content.decode()
    assert "Allerede afgjort" in page and "lagde forslaget væk" in page
