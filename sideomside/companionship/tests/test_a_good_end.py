"""How it ends: told by a person, a goodbye offered, something to take along; after an early end a talk comes first."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sideomside.companionship import actions, jobs, queries
from sideomside.companionship.models import Companionship, Ending, Keepsake, Meeting
from sideomside.companionship.tests.test_a_fixed_time import agreed, days
from sideomside.companionship.tests.walking import MINE, have_met, on, press, soon, suggested, theirs
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching import actions as matching_actions
from sideomside.matching import queries as matching
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.peers.models import PeerFile
from sideomside.people.rules import NotAllowed

NOW = on("2027-03-01T10:00")
KEEPS = {"ida": "/min-side/med-mig/"}


@pytest.fixture
def one(story: Story, pair: Pair) -> Iterator[Companionship]:
    """They have met three times, and a time lies ahead."""
    with time_machine.travel(NOW, tick=False):
        found = have_met(story, pair)
        agreed(story, found)
    for day in ("2027-03-05T10:00", "2027-03-12T10:00"):
        with time_machine.travel(on(day), tick=False):
            gone = Meeting.objects.filter(state="fixed").order_by("starts_at")[0]
            actions.note_met(meeting=gone, by=story.as_jonas)
    with time_machine.travel(on("2027-03-15T10:00"), tick=False):
        found.refresh_from_db()
        yield found


def page_of(story: Story, one: Companionship) -> str:
    return story.desk().get(f"/foelgeskab/{one.id}/").content.decode()


def letters(story: Story) -> int:
    return len(story.letters_to(story.ida)) + len(story.letters_to(story.jonas.person))


def test_stop_now_by_one_is_told_by_a_person_and_by_no_letter(story: Story, one: Companionship) -> None:
    before = letters(story)
    for _double_press in range(2):
        page = press(story.idas_browser(), MINE, "end")
        assert "Tak for den tid, I gav hinanden" in page, "a kind word, and not a page without a meeting"
    assert letters(story) == before and days() == [] and Ending.objects.count() == 1
    jonas = story.peer_browser()
    answer = jonas.get(theirs(one), follow=True).content.decode()
    assert "Der er ikke noget møde lige nu" in answer and "mødes ikke mere" not in answer
    assert {(row.name, row.why) for row in queries.to_tell_in_person(story.karen)} == {
        ("Jonas", "told"), ("Ida 🌻", "talk"),
    }  # fmt: skip
    assert "Fortæl Jonas" in story.desk().get("/i-dag/").content.decode()
    press(story.desk(), f"/foelgeskab/{one.id}/", "peer told")
    assert "mødes ikke mere" in jonas.get(theirs(one), follow=True).content.decode()
    assert [row.why for row in queries.to_tell_in_person(story.karen)] == ["talk"]


def test_both_want_to_stop_at_the_same_moment(story: Story, one: Companionship) -> None:
    mine, her = Companionship.objects.get(), Companionship.objects.get()
    actions.end(companionship=her, by=story.as_ida)
    actions.end(companionship=mine, by=story.as_jonas)
    ending = Ending.objects.get()
    assert ending.said_by == "participant" and ending.over_at
    assert Entry.objects.filter(verb="companionship.ended").count() == 1
    story.jonas.refresh_from_db()
    assert story.jonas.load == 0


def test_a_last_meeting_to_say_goodbye(story: Story, one: Companionship) -> None:
    for _double_press in range(2):
        press(story.peer_browser(), theirs(one), "goodbye")
    actions.say_goodbye(companionship=one, by=story.as_ida)  # both at once: it is one goodbye
    assert Ending.objects.get().over_at is None and days() == []
    assert "sige farvel" in story.idas_browser().get(MINE).content.decode()
    meeting = suggested(one, story.as_ida)
    actions.pick(meeting=meeting, time=soon(), by=story.as_jonas)
    with time_machine.travel(soon() + timedelta(hours=3), tick=False):
        page = press(story.peer_browser(), theirs(one), "met", meeting=meeting.id, felt="heavy", call="on")
        assert "mødes ikke mere" in page
    ended = Companionship.objects.get()
    assert ended.state == "ended" and Ending.objects.get().participant_told_at
    assert [row.why for row in queries.to_tell_in_person(story.karen)] == [
        "talk"
    ]  # both know; it ended early
    assert [row.asked for row in queries.peers_to_call(story.karen)] == [True]


def test_what_i_take_with_me_is_mine_alone(story: Story, one: Companionship) -> None:
    actions.end(companionship=one, by=story.as_ida)
    ida = story.idas_browser()
    ida.post(KEEPS["ida"], {"words": "Jeg tør godt gå ud om aftenen 🌙 010157-5000", "do": "keep"})
    assert "om aftenen 🌙" in ida.get(KEEPS["ida"]).content.decode()
    assert "5000" not in Keepsake.objects.get().words
    assert "om aftenen" not in page_of(story, one)
    assert f"/peer/med-mig/{one.id}/" in story.peer_browser().get("/peer/mit-eget/").content.decode()
    jonas = story.peer_browser().get(f"/peer/med-mig/{one.id}/").content.decode()
    assert "om aftenen" not in jonas
    assert "om aftenen" in str(queries.tell(story.as_ida, story.ida.id))
    ida.post(KEEPS["ida"], {"words": "", "do": "erase"})
    assert not Keepsake.objects.exists()
    with pytest.raises(NotAllowed):
        actions.keep_words(companionship=one, words="Mit", by=story.karen)


def test_when_the_peer_dies_a_person_tells_it_and_no_letter_goes_out(
    story: Story, one: Companionship
) -> None:
    before = letters(story)
    story.desk().post(f"/foelgeskab/{one.id}/", {"do": "end", "kind": "died"})
    for job in jobs.JOBS:
        job.run(current_organisation())
    assert letters(story) == before and Ending.objects.get().kind == "died"
    ida = story.idas_browser()
    for at in ("/min-side/", MINE, KEEPS["ida"]):
        page = ida.get(at).content.decode()
        assert "død" not in page.replace("nødvendig", "") and "mødes ikke mere" not in page
    rows = queries.to_tell_in_person(story.karen)
    assert {(row.name, row.why) for row in rows} == {
        ("Ida 🌻", "told"),
        ("Ida 🌻", "talk"),
    }  # nobody calls the dead
    press(story.desk(), f"/foelgeskab/{one.id}/", "participant told")
    kept = ida.get(KEEPS["ida"]).content.decode()
    assert "Det, jeg tager med mig" in kept and "mere kontakt" not in kept and "Tak for den tid" not in kept
    with pytest.raises(NotAllowed):
        actions.end(companionship=one, kind="died", by=story.as_ida)


def test_after_an_early_end_a_talk_comes_first_and_somebody_new_only_when_wanted(
    story: Story, one: Companionship
) -> None:
    actions.end(companionship=one, by=story.as_ida)
    pair = Pair.objects.get()
    assert pair.talk_needed and matching.ending_talk_due(story.karen) == [pair]
    assert matching.waiting_for_a_peer(story.karen) == []
    proposal = story.propose()
    assert proposal.state == "drafted" and matching.waits_for(story.karen, proposal) == ["ending_talk"]
    assert story.peer_browser().get(f"/peer/spoergsmaal/{proposal.id}/").status_code == 404
    for by in (story.as_ida, story.as_jonas):
        with pytest.raises(NotAllowed):
            matching_actions.hold_ending_talk(pair=pair, wants_new=True, by=by)
    press(story.desk(), f"/foelgeskab/{one.id}/", "not_now")
    assert "Når du gerne vil møde en ny" in story.idas_browser().get("/min-side/").content.decode()
    assert matching.ending_talk_due(story.karen) == [] and matching.waiting_for_a_peer(story.karen) == []
    proposal.refresh_from_db()
    assert proposal.state == "drafted"
    for _double_press in range(2):
        press(story.desk(), f"/foelgeskab/{one.id}/", "wants_new")
    proposal.refresh_from_db()
    assert proposal.state == "peer_asked"


@pytest.mark.parametrize("why", ["planned", "in time", "first coffee"])
def test_an_end_in_good_time_needs_no_such_talk(story: Story, one: Companionship, why: str) -> None:
    if why == "in time":
        Companionship.objects.update(ends_on=timezone.localdate() + timedelta(days=20))
    if why == "first coffee":
        Meeting.objects.filter(state="met").order_by("starts_at")[1].delete()
        Meeting.objects.filter(state="met").order_by("starts_at")[1].delete()
    one.refresh_from_db()
    actions.end(companionship=one, kind="planned" if why == "planned" else "", by=story.karen)
    assert not Pair.objects.get().talk_needed
    assert [row.person_id for row in matching.waiting_for_a_peer(story.karen)] == [story.ida.id]
    assert queries.to_tell_in_person(story.karen) == []  # Karen talked with both first


def test_a_block_in_the_middle_of_a_proposed_meeting(story: Story, one: Companionship) -> None:
    """The house ends it, as stopping contact does: what was suggested cannot be chosen any more."""
    meeting, before = suggested(one, story.as_jonas), letters(story)
    actions.end(companionship=Companionship.objects.get(), by=story.house.system)
    press(story.idas_browser(), MINE, soon().isoformat(), meeting=meeting.id)
    meeting.refresh_from_db()
    assert meeting.state == "cancelled" and letters(story) == before
    for by in (story.as_ida, story.as_jonas):
        with pytest.raises(NotAllowed):
            suggested(Companionship.objects.get(), by)
    assert matching.pairs(story.karen).get().ended_at


def test_the_peer_falls_ill_and_a_person_tells_it(story: Story, one: Companionship) -> None:
    assert queries.to_tell_in_person(story.karen) == []
    PeerFile.objects.filter(id=story.jonas.id).update(state="resting", paused_at=timezone.now())
    assert [row.why for row in queries.to_tell_in_person(story.karen)] == ["away"]
    assert "Fortæl det selv" in story.desk().get("/i-dag/").content.decode()
    press(story.desk(), f"/foelgeskab/{one.id}/", "away_told")
    assert queries.to_tell_in_person(story.karen) == []
    assert Companionship.objects.get().state == "trial"  # the place is kept
    PeerFile.objects.filter(id=story.jonas.id).update(state="active", paused_at=None)
    jobs.notice_who_is_back(current_organisation())
    PeerFile.objects.filter(id=story.jonas.id).update(state="resting", paused_at=timezone.now())
    assert [row.why for row in queries.to_tell_in_person(story.karen)] == ["away"]


def test_ended_by_whoever_has_no_part_in_it(story: Story, one: Companionship) -> None:
    with pytest.raises(NotAllowed):
        actions.note_told(companionship=one, hat="peer", by=story.as_ida)
    for kind in ("died", "nonsense"):
        with pytest.raises(NotAllowed):
            actions.end(companionship=one, kind=kind, by=story.as_jonas)
    assert story.idas_browser().get(KEEPS["ida"]).status_code == 404 and uuid4()


def test_a_copy_is_of_one_room(story: Story, one: Companionship) -> None:
    told = queries.tell(story.as_ida, story.ida.id)
    assert [row["as"] for row in told["companionships"]] == ["participant"]
    assert queries.tell(story.as_jonas, story.jonas.person_id)["companionships"][0]["as"] == "peer"
    assert queries.tell(story.as_jonas, story.ida.id)["companionships"] == []


def test_a_meeting_fixed_before_it_was_said_is_not_the_goodbye(story: Story, one: Companionship) -> None:
    fixed = suggested(one, story.as_ida, soon(5))
    actions.pick(meeting=fixed, time=soon(5), by=story.as_jonas)
    with time_machine.travel(soon(1), tick=False):
        actions.say_goodbye(companionship=one, by=story.as_ida)
    fixed.refresh_from_db()
    with time_machine.travel(soon(5) + timedelta(hours=3), tick=False):
        actions.note_met(meeting=fixed, by=story.as_jonas)
        assert Companionship.objects.get().state == "trial" and Ending.objects.get().over_at is None
        press(story.idas_browser(), MINE, "end")
        assert {row.name for row in queries.to_tell_in_person(story.karen) if row.why == "told"} == {"Jonas"}
