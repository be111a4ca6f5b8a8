"""Stale pages, late notes and two hands: what somebody who had not built it found by trying."""

import logging
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from house.contracts import ROOT
from sideomside.companionship import actions, queries
from sideomside.companionship.models import Companionship, Meeting, Rhythm
from sideomside.companionship.rules import Said
from sideomside.companionship.tests.conftest import house, pair, story  # noqa: F401 - the fixtures
from sideomside.companionship.tests.test_a_good_end import one  # noqa: F401 - the fixture
from sideomside.companionship.tests.walking import MINE, on, press, soon, suggested, theirs
from sideomside.concerns import actions as concerns
from sideomside.matching import actions as matching
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.peers.models import PeerFile
from sideomside.people.rules import NotAllowed
from sideomside.site.headers import NoTokens


def test_a_late_note_is_not_the_goodbye(story: Story, one: Companionship) -> None:  # noqa: F811
    with time_machine.travel(on("2027-03-19T10:00"), tick=False):
        old = Meeting.objects.filter(state="fixed", starts_at__lt=timezone.now()).get()
        actions.say_goodbye(companionship=Companionship.objects.get(), by=story.as_ida)
        goodbye = suggested(one, story.as_ida)
        actions.pick(meeting=goodbye, time=soon(), by=story.as_jonas)
        said = Said(felt="light", minutes=60)
        actions.say_afterwards(meeting=old, what="met", said=said, by=story.as_jonas)
        goodbye.refresh_from_db()
        assert (Companionship.objects.get().state == "ended", goodbye.state) == (False, "fixed")


def test_stopping_before_the_goodbye_is_told_by_somebody(story: Story, one: Companionship) -> None:  # noqa: F811
    actions.say_goodbye(companionship=one, by=story.as_ida)
    actions.pick(meeting=suggested(one, story.as_ida), time=soon(), by=story.as_jonas)
    press(story.peer_browser(), theirs(one), "end")
    assert "told" in {row.why for row in queries.to_tell_in_person(story.karen)}


def test_a_stop_said_meanwhile_outlives_the_others_yes(story: Story, one: Companionship) -> None:  # noqa: F811
    for by in (story.as_ida, story.as_jonas):
        actions.answer_trial(companionship=one, answer="go_on", by=by)
    ends_on = timezone.localdate() + timedelta(days=90)
    words = actions.write_agreement(
        companionship=one, words={}, ends_on=ends_on, once=uuid4(), by=story.as_ida
    )
    actions.answer_trial(companionship=one, answer="stop", by=story.as_ida)
    with pytest.raises(NotAllowed):
        actions.accept_agreement(agreement=words, by=story.as_jonas)
    assert Companionship.objects.get().state == "trial"


@pytest.mark.parametrize("link", ["https://[.x", "https://℀.dk/x"])
def test_a_link_that_is_none_is_answered_kindly(story: Story, one: Companionship, link: str) -> None:  # noqa: F811
    sent = {"first": "2027-03-20T14:00", "form": "video", "video": link, "looks": "", "minutes": "60"}
    answer = story.idas_browser().post(f"{MINE}foreslaa/", {**sent, "once": str(uuid4())})
    assert answer.status_code == 200 and not Meeting.objects.filter(form="video").exists()


def test_nothing_is_laid_after_contact_has_stopped(story: Story, one: Companionship) -> None:  # noqa: F811
    Meeting.objects.filter(state="fixed").delete()
    read_before = Rhythm.objects.select_related("companionship__pair", "place").get(stopped_at=None)
    concerns.stop_contact(pair=Pair.objects.get(), by=story.as_ida)
    assert actions.lay_ahead(rhythm=read_before, by=story.house.system) == []
    assert not Meeting.objects.filter(state="fixed").exists()


def test_two_hands_give_back_one_place(story: Story, one: Companionship) -> None:  # noqa: F811
    PeerFile.objects.filter(id=story.jonas.id).update(load=2, capacity=3)
    hers, his = Pair.objects.get(), Pair.objects.get()
    for same in (hers, his):
        matching.end_pair(pair=same, by=story.karen)
    assert PeerFile.objects.get(id=story.jonas.id).load == 1


def test_a_calendar_address_stands_in_no_log() -> None:
    line = logging.LogRecord("django.request", 30, "", 0, "Not Found: %s", ("/k/SECRET/kaffe.ics",), None)
    NoTokens().filter(line)
    assert "SECRET" not in line.getMessage()


def test_a_link_with_a_space_is_told_what_is_wrong_with_it(story: Story, one: Companionship) -> None:  # noqa: F811
    sent = {"first": "2027-03-20T14:00", "form": "video", "looks": "", "minutes": "60", "once": str(uuid4())}
    for link, words in (
        ("https://meet.example/a b", "uden mellemrum"),
        ("meet.example", "begynder med https"),
    ):
        page = story.idas_browser().post(f"{MINE}foreslaa/", {**sent, "video": link}).content.decode()
        assert words in page and "Vælg tider, der ligger forude" not in page


def test_one_place_alone_says_which_page_keeps_its_address_to_itself() -> None:
    """A browser then says "Origin: null" with its forms, and the same place knows to ask what else it says."""
    rooms = ROOT / "sideomside"
    files = [
        file for kind in ("py", "html") for file in rooms.rglob(f"*.{kind}") if "tests" not in file.parts
    ]
    silent = {
        file.relative_to(rooms).as_posix() for file in files if '"no-referrer"' in file.read_text("utf-8")
    }
    # Two ways out that carry no form, and the place.
    assert silent == {"people/views/leaving.py", "partners/views/offices.py", "site/headers.py"}
