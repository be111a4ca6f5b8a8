"""Three lines from a meeting: written by either, seen by both, struck by either, and read by nobody who comes later."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sideomside.companionship import actions, queries
from sideomside.companionship.models import Companionship, Meeting, Note
from sideomside.companionship.tests.walking import MINE, have_met, on, theirs
from sideomside.ground.audit.models import Entry
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.tests.story import Story
from sideomside.peers.tests.cast import active_peer, signed_in
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone, wearing

NOW = on("2027-03-01T10:00")
WORDS = "Gik ud til vandet 🌊\nTalte om hans søster\nNæste gang: kaffe"
ALL = "/min-side/noter/"


@pytest.fixture
def one(story: Story, pair: Pair) -> Iterator[Companionship]:
    with time_machine.travel(NOW, tick=False):
        yield have_met(story, pair)


@pytest.fixture
def meeting(one: Companionship) -> Meeting:
    return one.meetings.get(state="met")


def test_the_peer_writes_and_the_participant_sees_changes_and_strikes(
    story: Story, one: Companionship, meeting: Meeting
) -> None:
    jonas, ida = story.peer_browser(), story.idas_browser()
    at, mine = f"/peer/note/{meeting.id}/", f"{ALL}{meeting.id}/"
    assert f"/peer/noter/{one.id}/" in jonas.get(theirs(one)).content.decode()
    assert at in jonas.get(f"/peer/noter/{one.id}/").content.decode()
    jonas.post(at, {"words": f"{WORDS} 010157-5000", "do": "keep"})
    assert ALL in ida.get(MINE).content.decode()
    page = ida.get(ALL).content.decode()
    assert "hans søster" in page and "5000" not in page and "Jonas skrev sidst" in page
    ida.post(mine, {"words": "Gik ud til vandet 🌊", "do": "keep"})
    page = jonas.get(f"/peer/noter/{one.id}/").content.decode()
    assert "vandet 🌊" in page and "søster" not in page and "Ida 🌻 skrev sidst" in page
    assert Entry.objects.filter(verb="read.opened", about_id=story.ida.id, detail__screen="notes").exists()
    for _double_press in range(2):
        ida.post(mine, {"words": "", "do": "strike"})
    assert not Note.objects.exists()
    assert Entry.objects.filter(verb="companionship.note_struck", about_id=story.ida.id).count() == 1


def test_it_is_sealed_with_her_key_and_told_to_her(story: Story, meeting: Meeting) -> None:
    actions.keep_note(meeting=meeting, words=WORDS, by=story.as_jonas)
    assert b"vandet" not in bytes(Note.objects.values_list("words", flat=True).get())
    [told] = queries.tell(story.as_ida, story.ida.id)["kept_from_meetings"]
    assert told["words"] == WORDS and told["for_your_next_peer"] is False
    assert queries.tell(story.as_jonas, story.jonas.person_id)["kept_from_meetings"] == []


def test_four_lines_are_asked_about_and_kept_in_the_field(story: Story, meeting: Meeting) -> None:
    page = story.idas_browser().post(f"{ALL}{meeting.id}/", {"words": f"{WORDS}\nOg en til", "do": "keep"})
    assert page.status_code == 200 and "Tre linjer er nok" in page.content.decode()
    assert "Og en til" in page.content.decode() and not Note.objects.exists()


def test_nobody_else_reads_it(story: Story, one: Companionship, meeting: Meeting) -> None:
    actions.keep_note(meeting=meeting, words=WORDS, by=story.as_ida)
    merete = active_peer(story.house, "Merete")
    for browser in (story.desk(), signed_in(story.house, merete.person)):
        assert browser.get(f"/peer/note/{meeting.id}/").status_code == 404
        assert browser.get(f"/peer/noter/{one.id}/").status_code == 404
    assert "vandet" not in story.desk().get(f"/foelgeskab/{one.id}/").content.decode()
    noor = wearing(story.house, someone(story.house, "Noor", Hat.PARTICIPANT), Hat.PARTICIPANT)
    per = wearing(story.house, merete.person, Hat.PEER)
    for by in (story.karen, noor, per, wearing(story.house, story.ida, Hat.PEER)):
        assert queries.meeting_to_keep(by, meeting.id) is None
        with pytest.raises(NotAllowed):
            actions.keep_note(meeting=meeting, words="x", by=by)


def test_only_about_a_meeting_that_was_held(story: Story, one: Companionship) -> None:
    meeting = Meeting.objects.create(
        companionship=one, participant=story.ida, state="cancelled", offered_at=timezone.now(), once=uuid4()
    )
    with pytest.raises(NotAllowed):
        actions.keep_note(meeting=meeting, words="x", by=story.as_ida)


def walks_with(story: Story, name: str) -> tuple[Companionship, Person]:
    """Ida meets somebody new."""
    peer = active_peer(story.house, name, room=2)
    proposal = Proposal.objects.create(
        programme=story.house.programme, participant=story.ida, peer=peer.person, place_id=peer.id, once=uuid4(),
        state="paired", moved_at=timezone.now(),
    )  # fmt: skip
    pair = Pair.objects.create(
        proposal=proposal, programme=story.house.programme, participant=story.ida, peer=peer.person,
        since=timezone.now(),
    )  # fmt: skip
    one = Companionship.objects.create(
        pair=pair, programme=story.house.programme, participant=story.ida, peer=peer.person, state="trial",
        day_zero=timezone.localdate(), begun_at=timezone.now(),
    )  # fmt: skip
    return one, peer.person


def test_what_was_kept_with_one_peer_passes_to_the_next_only_when_she_says_so(
    story: Story, one: Companionship, meeting: Meeting
) -> None:
    actions.keep_note(meeting=meeting, words=WORDS, by=story.as_jonas)
    actions.end(companionship=one, by=story.as_ida)
    jonas = story.peer_browser()
    assert jonas.get(f"/peer/noter/{one.id}/").status_code == 404  # it is hers alone now
    with pytest.raises(NotAllowed):
        actions.keep_note(meeting=meeting, words="Mit", by=story.as_jonas)
    with time_machine.travel(NOW.replace(day=9), tick=False):
        later, sara = walks_with(story, "Sara")
        page, browser = f"/peer/noter/{later.id}/", signed_in(story.house, sara)
        assert "vandet" not in browser.get(page).content.decode()
        ida = story.idas_browser()
        assert "Kun du læser det her nu" in ida.get(ALL).content.decode()
        ida.post(ALL, {"of": str(one.id), "do": "lend"})
        seen = browser.get(page).content.decode()
        assert "vandet" in seen and "Jonas" not in seen
        ida.post(ALL, {"of": str(one.id), "do": "shut"})
        assert "vandet" not in browser.get(page).content.decode()
        with pytest.raises(NotAllowed):
            actions.pass_notes_on(companionship=one, yes=True, by=story.as_jonas)


def test_whoever_writes_is_told_that_a_new_peer_may_read_it_one_day(story: Story, meeting: Meeting) -> None:
    page = story.peer_browser().get(f"/peer/note/{meeting.id}/").content.decode()
    assert "kan den anden vælge at lade en ny peer læse det" in page
    ida = story.idas_browser()
    assert "bestemmer du, om en ny peer må læse det" in ida.get(f"{ALL}{meeting.id}/").content.decode()
    assert "bestemmer du selv, om en ny peer må læse dem" in ida.get(ALL).content.decode()
