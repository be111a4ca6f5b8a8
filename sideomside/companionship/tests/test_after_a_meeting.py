"""After a meeting the peer says in four taps how it was for themselves; and somebody calls when it was heavy."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from sideomside.companionship import actions, queries
from sideomside.companionship.models import Afterwards, Companionship, Meeting
from sideomside.companionship.rules import Said
from sideomside.companionship.tests.test_first_meeting import fixed
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.rules import NotAllowed
from tests.people import Hat, build_house, someone, wearing

HEAVY = {"felt": "heavy", "minutes": "90", "call": "on"}


@pytest.fixture
def over(story: Story, pair: Pair) -> Iterator[Meeting]:
    """Two hours after they should have met."""
    meeting = fixed(story, pair)
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at + timedelta(hours=2), tick=False):
        yield meeting


def press(story: Story, meeting: Meeting, **sent: Any) -> str:
    at = f"/peer/moede/{meeting.companionship_id}/"
    answer = story.peer_browser().post(at, {"meeting": str(meeting.id), **sent}, follow=True)
    return answer.content.decode()


def test_four_taps_and_no_word_to_type(story: Story, over: Meeting) -> None:
    page = story.peer_browser().get(f"/peer/moede/{over.companionship_id}/").content.decode()
    form = page[page.index('name="meeting"') : page.index("</form>", page.index('name="meeting"'))]
    assert "<textarea" not in form and 'type="text"' not in form and 'name="felt"' in form
    assert {"met", "not_met", "moved"} <= {part.split('"')[0] for part in form.split('name="do" value="')}
    for _double_press in range(2):
        page = press(story, over, do="met", **HEAVY)
    said = Afterwards.objects.get()
    assert (said.felt, said.minutes, said.call, said.peer_id) == ("heavy", 90, True, story.jonas.person_id)
    assert Meeting.objects.get().state == "met" and Companionship.objects.get().state == "trial"
    assert Entry.objects.filter(verb="companionship.afterwards").count() == 1
    assert "Karen ringer til dig" in page
    [event] = [e for e in queries.events(story.karen) if e.kind == "meeting.held"]
    assert event.payload["minutes"] == "90"


@pytest.mark.parametrize("what", ["not_met", "moved"])
def test_another_day_is_looked_for_and_nothing_need_be_said(story: Story, over: Meeting, what: str) -> None:
    page = press(story, over, do=what)
    assert Meeting.objects.get().state == what and Companionship.objects.get().new_time_wanted
    said = "I mødtes ikke den dag" if what == "not_met" else "Tiden er aflyst"
    assert f"<h1>{said}</h1>" in page and "det er ingens skyld" in page
    assert Afterwards.objects.get().felt == ""
    assert queries.peers_to_call(story.karen) == []
    assert [row.again for row in queries.to_begin(story.karen)] == [True]


def test_heavy_rises_until_somebody_has_called(story: Story, over: Meeting) -> None:
    press(story, over, do="met", **HEAVY)
    said, desk = Afterwards.objects.get(), story.desk()
    at = f"/foelgeskab/ring/{said.id}/"
    first_page = desk.get("/i-dag/").content.decode()
    assert at in first_page and "Vil gerne ringes op" in first_page
    page = desk.get(at).content.decode()
    assert "Ring til Jonas" in page and "Ida" not in page
    for _double_press in range(2):
        desk.post(at)
    assert queries.peers_to_call(story.karen) == []
    assert Entry.objects.filter(verb="companionship.talked_with_peer").count() == 1
    press(story, over, do="said", felt="heavy")  # it was heavier than it seemed
    assert [(row.asked, row.heavy) for row in queries.peers_to_call(story.karen)] == [(False, True)]


def test_fine_rises_nowhere(story: Story, over: Meeting) -> None:
    press(story, over, do="met", felt="fine", minutes="60")
    assert queries.peers_to_call(story.karen) == [] and Afterwards.objects.get().felt == "fine"


def test_the_coordinator_wrote_it_down_first_and_the_peer_can_still_say(story: Story, over: Meeting) -> None:
    actions.note_met(meeting=over, by=story.karen)
    assert (
        'value="said"' in story.peer_browser().get(f"/peer/moede/{over.companionship_id}/").content.decode()
    )
    press(story, over, do="not_met", felt="light")
    assert Meeting.objects.get().state == "met" and Afterwards.objects.get().felt == "light"


def test_an_answer_that_is_none_is_no_fault(story: Story, over: Meeting) -> None:
    press(story, over, do="met", felt="terrible", minutes="999")
    assert Meeting.objects.get().state == "met" and Afterwards.objects.get().felt == ""


def test_called_off_meanwhile_there_is_nothing_to_say(story: Story, over: Meeting) -> None:
    actions.cancel(meeting=over, by=story.as_ida)
    press(story, over, do="met", **HEAVY)
    assert Meeting.objects.get().state == "cancelled" and not Afterwards.objects.exists()


def test_nobody_else_says_it_or_reads_it(story: Story, over: Meeting) -> None:
    for by in (story.as_ida, story.karen):
        with pytest.raises(NotAllowed):
            actions.say_afterwards(meeting=over, what="met", said=Said("heavy"), by=by)
    press(story, over, do="met", **HEAVY)
    said = Afterwards.objects.get()
    at = f"/foelgeskab/ring/{said.id}/"
    assert story.desk().get(f"/foelgeskab/ring/{uuid4()}/").status_code == 404
    assert story.peer_browser().get(at).status_code == 404 and story.idas_browser().get(at).status_code != 200
    assert "tungt" not in story.idas_browser().get("/min-side/moede/").content.decode()
    for viewer in (story.as_ida, story.as_jonas, wearing(story.house, story.jonas.person, Hat.HOST)):
        assert queries.peers_to_call(viewer) == [] and queries.peer_to_call(viewer, said.id) is None
        with pytest.raises(NotAllowed):
            actions.talked_with_peer(said=said, by=viewer)
    next_door = build_house("Aarhus", host="aarhus.example")
    with within(next_door.organisation.id):
        karla = wearing(next_door, someone(next_door, "Karla", Hat.COORDINATOR), Hat.COORDINATOR)
        assert queries.peers_to_call(karla) == [] and queries.peer_to_call(karla, said.id) is None


def test_the_peer_is_told_and_forgotten(story: Story, over: Meeting) -> None:
    press(story, over, do="met", **HEAVY)
    [told] = queries.tell(story.as_jonas, story.jonas.person_id)["after_meetings"]
    assert (told["how_it_was_for_you"], told["would_like_a_call"]) == ("tungt", True)
    assert queries.tell(story.as_ida, story.ida.id)["after_meetings"] == []
    actions.forget(person_id=story.jonas.person_id, by=story.house.system)
    assert not Afterwards.objects.exists()
