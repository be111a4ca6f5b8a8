"""What a peer has written to themselves is theirs: no act of anybody else's hides or deletes it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.matching.tests.story import Story
from sideomside.path import actions, queries
from sideomside.path.models import Leaving, Sparring, SparringNote
from sideomside.path.rules import Times
from sideomside.path.tests.cast import told
from sideomside.people.rules import NotAllowed

WORDS = "Jeg tager stilheden ved vandet med mig 🌊."


def test_a_coordinator_who_notes_that_the_peer_stays_deletes_no_words(story: Story) -> None:
    his, desk, at = story.peer_browser(), story.desk(), f"/vejen/{story.jonas.person_id}/farvel/"
    his.post("/peer/farvel/", {"do": "stop"})
    his.post("/peer/farvel/", {"do": "words", "words": WORDS})
    desk.post(at, {"do": "stay"})
    assert "Vil gerne stoppe som peer" not in told(desk, "/i-dag/") and WORDS not in told(desk, at)
    assert WORDS in told(his, "/peer/farvel/")
    his.post("/peer/farvel/", {"do": "stop"})  # it may be said again
    assert Leaving.objects.filter(done_at=None).count() == 1
    his.post("/peer/farvel/", {"do": "stay"})
    assert [one.words for one in Leaving.objects.all()] == [WORDS]


@pytest.fixture
def noted(story: Story) -> Sparring:
    times = Times(timezone.now() + timedelta(days=2), 90, "", "group", "", (story.jonas.person_id,))
    [one] = actions.plan_sparring(programme=story.house.programme, times=times, once=uuid4(), by=story.karen)
    actions.keep_note(sparring=one, words=WORDS, by=story.as_jonas)
    return one


@pytest.mark.parametrize("what", ["unticked", "called_off", "a_year_ago"])
def test_a_note_is_read_whatever_became_of_the_seat(story: Story, noted: Sparring, what: str) -> None:
    if what == "unticked":
        actions.change_seats(sparring=noted, people=[], seen=[story.jonas.person_id], by=story.karen)
    elif what == "called_off":
        actions.call_off_sparring(sparring=noted, by=story.karen)
    else:
        Sparring.objects.update(starts_at=timezone.now() - timedelta(days=400))
    his, at = story.peer_browser(), f"/peer/sparring/{noted.id}/"
    page = told(his, "/peer/sparring/")
    assert WORDS in page and 'value="cannot"' not in page
    assert queries.my_next_sparring(story.as_jonas) is None
    his.post(at, {"do": "note", "words": "Kortere."})
    assert SparringNote.objects.get().words == "Kortere."
    his.post(at, {"do": "note", "words": ""})
    assert not SparringNote.objects.exists()
    if what != "a_year_ago":  # neither asked nor with a note of one's own any more
        assert his.post(at, {"do": "note", "words": "x"}).status_code == 404
        with pytest.raises(NotAllowed):
            actions.keep_note(sparring=noted, words="x", by=story.as_jonas)
