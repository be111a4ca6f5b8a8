"""After two or three meetings each answers alone; then the two find words for it, and it counts when both say yes."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sideomside.companionship import actions, queries
from sideomside.companionship.models import Agreement, Companionship, CompanionshipStep, TrialAnswer
from sideomside.companionship.rules import VERBS
from sideomside.companionship.tests.test_first_meeting import fixed
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.days.clock import add_months
from sideomside.people.rules import NotAllowed
from tests.people import Hat, build_house, someone, wearing

MINE = "/min-side/aftale/"
WORDS = {
    "place": "På bænken ved søen 🌊",
    "rhythm": "Hver onsdag kl. 14",
    "hard": "Vi siger det. 010157-5000",
}


@pytest.fixture
def tried(story: Story, pair: Pair) -> Iterator[Companionship]:
    """Three weeks after the first meeting."""
    meeting = fixed(story, pair)
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at + timedelta(hours=2), tick=False):
        actions.note_met(meeting=meeting, by=story.karen)
    with time_machine.travel(meeting.starts_at + timedelta(days=21), tick=False):
        yield Companionship.objects.get()


@pytest.fixture
def going_on(story: Story, tried: Companionship) -> Companionship:
    for by in (story.as_ida, story.as_jonas):
        actions.answer_trial(companionship=tried, answer="go_on", by=by)
    return tried


def theirs(one: Companionship) -> str:
    return f"/peer/aftale/{one.id}/"


def word_it(story: Story, at: str, *, end: date | None = None, once: object = None) -> str:
    browser = story.peer_browser() if at.startswith("/peer") else story.idas_browser()
    day = end or timezone.localdate() + timedelta(days=90)
    sent = {**WORDS, "ends_on": f"{day:%Y-%m-%d}", "once": str(once or uuid4()), "do": "write"}
    return browser.post(at, sent, follow=True).content.decode()


def test_each_answers_alone_and_the_other_never_reads_it(story: Story, tried: Companionship) -> None:
    before = story.peer_browser().get(theirs(tried)).content.decode()
    assert all(f'value="{answer}"' in before for answer in ("go_on", "stop", "talk"))
    for _double_press in range(2):
        story.idas_browser().post(MINE, {"do": "stop"})
    assert TrialAnswer.objects.get().answer == "stop"
    after = story.peer_browser().get(theirs(tried)).content.decode()
    assert "aria-pressed" not in after and len(after) == len(before)
    assert [e.about_id for e in Entry.objects.filter(verb="companionship.answered")] == [story.ida.id]
    [row] = queries.to_talk(story.karen)
    page = story.desk().get(f"/foelgeskab/{row.companionship_id}/").content.decode()
    assert "Vil helst stoppe" in page
    story.peer_browser().post(theirs(tried), {"do": "go_on"})
    assert Companionship.objects.get().state == "trial" and not queries.agreement(story.karen, tried)
    story.idas_browser().post(MINE, {"do": "go_on"})  # one may think again
    assert queries.to_talk(story.karen) == []


def test_before_it_is_tried_nobody_is_asked(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at + timedelta(hours=2), tick=False):
        actions.note_met(meeting=meeting, by=story.karen)
        story.idas_browser().post(MINE, {"do": "go_on"})
        assert 'value="go_on"' not in story.idas_browser().get(MINE).content.decode()
        with pytest.raises(NotAllowed):
            actions.answer_trial(companionship=meeting.companionship, answer="stop", by=story.as_ida)
    assert not TrialAnswer.objects.exists()


def test_two_yeses_then_words_then_it_stands(story: Story, going_on: Companionship) -> None:
    once = uuid4()
    for _double_press in range(2):
        page = word_it(story, theirs(going_on), once=once)
    wording = Agreement.objects.get()
    assert (wording.version, wording.stands) == (1, False)
    assert "5000" not in wording.words["hard"] and "På bænken" in page
    assert Companionship.objects.get().state == "trial"
    ida = story.idas_browser()
    assert "Hver onsdag" in ida.get(MINE).content.decode() and MINE in ida.get("/min-side/").content.decode()
    for _double_press in range(2):
        ida.post(MINE, {"do": "yes", "wording": str(wording.id)})
    one = Companionship.objects.get()
    assert (one.state, one.ends_on) == ("agreed", wording.ends_on)
    assert CompanionshipStep.objects.filter(name="agreed").count() == 1
    assert "Hver onsdag" in story.desk().get(f"/foelgeskab/{one.id}/").content.decode()
    verbs = set(Entry.objects.filter(verb__startswith="companionship.").values_list("verb", flat=True))
    assert verbs <= VERBS.keys()
    letters = story.letters_to(story.ida) + story.letters_to(story.jonas.person)
    assert not [letter for letter in letters if "bænken" in letter.text or "aftale" in letter.subject.lower()]


def test_new_words_meanwhile_are_read_before_they_count(story: Story, going_on: Companionship) -> None:
    word_it(story, theirs(going_on))
    first = Agreement.objects.get()
    word_it(story, theirs(going_on))
    story.idas_browser().post(MINE, {"do": "yes", "wording": str(first.id)})
    actions.accept_agreement(agreement=first, by=story.as_ida)  # at the very same moment
    assert Companionship.objects.get().state == "trial" and not Agreement.objects.filter(
        participant_yes_at__isnull=False
    )


def test_longer_when_both_want_and_not_before(story: Story, going_on: Companionship) -> None:
    word_it(story, MINE)
    actions.accept_agreement(agreement=Agreement.objects.get(), by=story.as_jonas)
    first_end = Companionship.objects.get().ends_on
    assert going_on.day_zero and first_end
    later = add_months(going_on.day_zero, 9)
    word_it(story, MINE, end=later)
    assert Companionship.objects.get().ends_on == first_end
    newest = Agreement.objects.get(version=2)
    story.peer_browser().post(theirs(going_on), {"do": "yes", "wording": str(newest.id)})
    assert Companionship.objects.get().ends_on == later


def test_a_day_gone_by_or_far_away_keeps_what_was_typed(story: Story, going_on: Companionship) -> None:
    for day in (timezone.localdate() - timedelta(days=1), timezone.localdate() + timedelta(days=1000)):
        assert "På bænken ved søen 🌊" in word_it(story, MINE, end=day)
    assert not Agreement.objects.exists()


def test_nobody_words_it_before_both_want_it(story: Story, tried: Companionship) -> None:
    story.idas_browser().post(MINE, {"do": "go_on"})
    word_it(story, MINE)
    for by in (story.as_ida, story.as_jonas, story.karen):
        with pytest.raises(NotAllowed):
            actions.write_agreement(
                companionship=tried,
                words=WORDS,
                ends_on=timezone.localdate() + timedelta(9),
                once=uuid4(),
                by=by,
            )
    assert not Agreement.objects.exists()


def test_over_meanwhile_or_somebody_else_gets_nothing(story: Story, going_on: Companionship) -> None:
    word_it(story, MINE)
    wording = Agreement.objects.get()
    next_door = build_house("Aarhus", host="aarhus.example")
    with within(next_door.organisation.id):
        karla = wearing(next_door, someone(next_door, "Karla", Hat.COORDINATOR), Hat.COORDINATOR)
        assert queries.to_talk(karla) == [] and queries.trial_answers(karla, going_on) == {}
    other = wearing(story.house, someone(story.house, "Per", Hat.PEER), Hat.PEER)
    for by in (karla, other, story.karen, wearing(story.house, story.ida, Hat.PEER)):
        with pytest.raises(NotAllowed):
            actions.accept_agreement(agreement=wording, by=by)
        assert queries.settling(by, going_on.id) is None
    assert story.desk().get(theirs(going_on)).status_code == 404
    actions.end(companionship=going_on, by=story.as_ida)
    with pytest.raises(NotAllowed):
        actions.accept_agreement(agreement=wording, by=story.as_jonas)
    assert story.peer_browser().get(theirs(going_on)).status_code == 404


def test_on_a_pause_nobody_is_written_to(story: Story, going_on: Companionship) -> None:
    story.idas_browser().post("/min-side/pause/", {"do": "pause"})
    letters = len(story.letters_to(story.ida))
    word_it(story, theirs(going_on))
    assert len(story.letters_to(story.ida)) == letters and Agreement.objects.exists()


def test_told_to_each_and_forgotten_with_either(story: Story, going_on: Companionship) -> None:
    word_it(story, MINE)
    for viewer, person_id in ((story.as_ida, story.ida.id), (story.as_jonas, story.jonas.person_id)):
        told = queries.tell(viewer, person_id)
        assert len(told["after_the_trial"]) == 1 and "søen" in str(told["agreements"])
    actions.forget(person_id=story.ida.id, by=story.house.system)
    assert not Agreement.objects.exists() and not TrialAnswer.objects.exists()
