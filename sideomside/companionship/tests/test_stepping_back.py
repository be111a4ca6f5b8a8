"""A yes taken back, or a pause, in every state: it stops at once, a meeting is asked about, nobody is told why."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from sideomside.companionship import actions, jobs, queries
from sideomside.companionship.models import Companionship, CompanionshipStep, Meeting
from sideomside.companionship.tests.test_first_meeting import begun, fixed, plan
from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching import actions as matching_actions
from sideomside.matching import jobs as matching_jobs
from sideomside.matching import queries as matching
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.tests.story import Story
from sideomside.people.models import Role
from sideomside.people.rules import NotAllowed

MEETING = "/min-side/moede/"


def on_wishes(story: Story) -> None:
    story.idas_browser().post("/min-side/oensker/", {"consent": "no"})


def on_privacy(story: Story) -> None:
    story.idas_browser().post("/min-side/mine-oplysninger/ja/", {"purpose": "matching", "do": "take_back"})


def by_pause(story: Story) -> None:
    story.idas_browser().post("/min-side/pause/", {"do": "pause"})


def in_a_talk(story: Story) -> None:
    story.desk().post(f"/deltager/{story.ida.id}/oensker/", {"consent": "no"})


WAYS = pytest.mark.parametrize("step_back", [on_wishes, on_privacy, by_pause, in_a_talk])
Way = Callable[[Story], None]


CHANGING = re.compile(r'name="(csrfmiddlewaretoken|once)" value="[^"]+"')


def _on_a_pause(story: Story) -> bool:
    return Role.objects.filter(person=story.ida, state=Role.State.PAUSED).exists()


def read_by_jonas(story: Story) -> list[str]:
    """Everything Jonas can open or is sent, and what the log tells him."""
    jonas = story.peer_browser()
    pages = ["/peer/", "/arbejde/mine-oplysninger/"]
    pages += [f"/peer/moede/{one.id}/" for one in Companionship.objects.exclude(state="ended")]
    pages += [f"/peer/spoergsmaal/{one.id}/" for one in Proposal.objects.filter(steps__name="peer_asked")]
    letters = [f"{letter.subject}{letter.text}" for letter in story.letters_to(story.jonas.person)]
    return [CHANGING.sub("", jonas.get(at).content.decode()) for at in pages] + letters


def as_if(act: Callable[[], object], story: Story) -> list[str]:
    """What Jonas would read had it come about in an ordinary way."""
    with transaction.atomic():
        act()
        read = read_by_jonas(story)
        transaction.set_rollback(True)
    return read


@WAYS
@pytest.mark.parametrize("state", ["drafted", "peer_asked", "asked", "peer_decides"])
def test_a_question_on_its_way_stops_at_once(story: Story, state: str, step_back: Way) -> None:
    if state == "drafted":
        story.agree()
        proposal = story.propose()
    else:
        proposal = story.asked(state)
    letters = len(story.letters_to(story.ida)) + len(story.letters_to(story.jonas.person))
    usual = as_if(lambda: matching_actions.withdraw(proposal=proposal, by=story.karen), story)
    step_back(story)
    assert read_by_jonas(story) == usual
    proposal.refresh_from_db()
    assert (proposal.state, proposal.ending) == ("closed", "stopped")
    assert matching.my_proposal(story.as_ida) is None and matching.questions(story.as_jonas) == []
    for answer in (story.peer_has_room, story.ida_says_yes, story.jonas_says_yes):
        answer(proposal)
    proposal.refresh_from_db()
    assert proposal.state == "closed" and not Pair.objects.exists()
    for job in matching_jobs.JOBS:
        job.run()
    after = len(story.letters_to(story.ida)) + len(story.letters_to(story.jonas.person))
    assert after == letters


@WAYS
def test_after_two_yeses_nothing_is_begun(story: Story, pair: Pair, step_back: Way) -> None:
    before = read_by_jonas(story)
    step_back(story)
    assert read_by_jonas(story) == before
    assert queries.to_begin(story.karen) == []
    [row] = queries.still_stands(story.karen)  # on a pause it is the peer one talks with
    assert row.ask == ("Jonas" if _on_a_pause(story) else "Ida 🌻") and row.starts_at is None
    with pytest.raises(NotAllowed):
        actions.begin(pair_id=pair.id, plan=plan(story), once=uuid4(), by=story.karen)
    page = story.desk().get(f"/foelgeskab/begynd/{pair.id}/").content.decode()
    assert 'name="first"' not in page and "Ida 🌻" in page
    story.desk().post(f"/foelgeskab/begynd/{pair.id}/", {"do": "end"})
    assert Pair.objects.get().ended_at
    story.jonas.refresh_from_db()
    assert story.jonas.load == 0


@WAYS
def test_offered_times_cannot_be_chosen_and_are_put_away(story: Story, pair: Pair, step_back: Way) -> None:
    coming = begun(story, pair)
    step_back(story)
    for browser, at in (
        (story.idas_browser(), MEETING),
        (story.peer_browser(), f"/peer/moede/{coming.companionship.id}/"),
    ):
        page = browser.get(at).content.decode()
        assert "på pause" not in page and "dit ja" not in page.casefold()
        assert "Tiderne gælder ikke længere" in page and 'name="do"' not in page
    sent = {"meeting": str(coming.meeting.id), "do": coming.times[0].isoformat()}
    story.idas_browser().post(MEETING, sent)
    actions.pick(meeting=coming.meeting, time=coming.times[0], by=story.as_ida)
    assert Meeting.objects.get().state == "offered"
    for _twice in range(2):
        jobs.put_away_offers(current_organisation())
    assert Meeting.objects.get().state == "cancelled"
    assert CompanionshipStep.objects.filter(name="put_away").count() == 1
    assert queries.to_begin(story.karen) == []


def test_when_she_is_back_new_times_are_looked_for(story: Story, pair: Pair) -> None:
    begun(story, pair)
    by_pause(story)
    jobs.put_away_offers(current_organisation())
    story.idas_browser().post("/min-side/pause/", {"do": "come_back"})
    assert [row.again for row in queries.to_begin(story.karen)] == [True]


@WAYS
def test_a_fixed_meeting_stands_and_she_is_told_in_one_sentence(
    story: Story, pair: Pair, step_back: Way
) -> None:
    meeting = fixed(story, pair)
    before = read_by_jonas(story)
    step_back(story)
    assert read_by_jonas(story) == before
    for at in (MEETING, "/min-side/"):
        page = story.idas_browser().get(at).content.decode()
        assert 'value="keep"' in page and 'value="cancel"' in page and "indtil du siger" in page
    [row] = queries.still_stands(story.karen)
    assert (row.ask, row.starts_at) == ("Ida 🌻", meeting.starts_at)


@pytest.mark.parametrize("at", ["/min-side/mine-oplysninger/ja/", "/min-side/pause/", "/min-side/oensker/"])
def test_the_press_itself_leads_to_the_question(story: Story, pair: Pair, at: str) -> None:
    fixed(story, pair)
    sent = {"do": "pause"} if "pause" in at else {"purpose": "matching", "do": "take_back", "consent": "no"}
    page = story.idas_browser().post(at, sent, follow=True)
    assert page.status_code == 200 and 'value="keep"' in page.content.decode()


def test_one_press_cancels_and_the_other_hears_only_that_it_is_off(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    usual = as_if(lambda: actions.cancel(meeting=meeting, by=story.as_ida), story)
    meeting.refresh_from_db()
    by_pause(story)
    sent = {"meeting": str(meeting.id), "do": "cancel"}
    letters = len(story.letters_to(story.jonas.person))
    for _double_press in range(2):
        page = story.idas_browser().post(MEETING, sent, follow=True).content.decode()
    assert Meeting.objects.get().state == "cancelled" and 'value="new_time"' not in page
    [letter] = story.letters_to(story.jonas.person)[letters:]
    assert "Ida" not in letter.text
    assert read_by_jonas(story) == usual
    assert [row.starts_at for row in queries.still_stands(story.karen)] == []


def test_one_press_keeps_and_the_letter_the_day_before_goes_to_both(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    on_wishes(story)
    for _double_press in range(2):
        story.idas_browser().post(MEETING, {"meeting": str(meeting.id), "do": "keep"})
    assert CompanionshipStep.objects.filter(name="kept").count() == 1
    assert 'value="keep"' not in story.idas_browser().get(MEETING).content.decode()
    assert queries.still_stands(story.karen) == []
    assert [e.about_id for e in Entry.objects.filter(verb="companionship.kept")] == [story.ida.id]
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at - timedelta(days=1, hours=2), tick=False):
        jobs.remind_of_tomorrow(current_organisation())
    assert Meeting.objects.get().reminded_at


def test_undecided_nobody_is_reminded_of_a_meeting_that_may_be_off(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    on_privacy(story)
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at - timedelta(days=1, hours=2), tick=False):
        jobs.remind_of_tomorrow(current_organisation())
    assert Meeting.objects.get().reminded_at is None


@pytest.mark.parametrize("press, state", [("keep", "fixed"), ("cancel", "cancelled")])
def test_the_coordinator_asks_and_notes_the_answer(story: Story, pair: Pair, press: str, state: str) -> None:
    meeting = fixed(story, pair)
    by_pause(story)
    at = f"/foelgeskab/{meeting.companionship_id}/"
    assert 'value="keep"' in story.desk().get(at).content.decode()
    story.desk().post(at, {"do": press})
    assert Meeting.objects.get().state == state and queries.still_stands(story.karen) == []
    kept = Entry.objects.filter(verb="companionship.kept")
    assert {entry.about_id for entry in kept} <= {story.ida.id}  # Jonas' own page says nothing of it
    assert 'value="keep"' not in story.desk().get(at).content.decode()


@WAYS
def test_in_the_trial_nothing_new_is_arranged_and_nothing_is_ended(
    story: Story, pair: Pair, step_back: Way
) -> None:
    meeting = fixed(story, pair)
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at + timedelta(hours=3), tick=False):
        actions.note_met(meeting=meeting, by=story.as_jonas)
        before = read_by_jonas(story)
        step_back(story)
        assert read_by_jonas(story) == before
        one = Companionship.objects.get()
        assert one.state == "trial"
        with pytest.raises(NotAllowed):
            actions.offer(companionship=one, plan=plan(story, 8, 9), once=uuid4(), by=story.karen)
        page = story.desk().get(f"/foelgeskab/{one.id}/").content.decode()
        assert f"/foelgeskab/begynd/{pair.id}/" not in page
        at_begin = story.desk().get(f"/foelgeskab/begynd/{pair.id}/")
        assert at_begin.headers["Location"] == f"/foelgeskab/{one.id}/"
        assert len(queries.still_stands(story.karen)) == (0 if _on_a_pause(story) else 1)


def test_a_peer_on_a_break_is_asked_too_and_ida_is_not_told(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    page = story.peer_browser().post("/peer/pause/", follow=True).content.decode()
    assert 'value="keep"' in page
    assert 'value="keep"' not in story.idas_browser().get(MEETING).content.decode()
    assert [row.ask for row in queries.still_stands(story.karen)] == ["Jonas"]
    story.peer_browser().post(
        f"/peer/moede/{meeting.companionship_id}/", {"meeting": str(meeting.id), "do": "keep"}
    )
    assert queries.still_stands(story.karen) == []
    assert [e.about_id for e in Entry.objects.filter(verb="companionship.kept")] == [story.jonas.person_id]


def test_a_yes_said_again_needs_no_question(story: Story, pair: Pair) -> None:
    fixed(story, pair)
    on_wishes(story)
    story.idas_browser().post("/min-side/oensker/", {"consent": "yes"})
    assert queries.still_stands(story.karen) == []
    assert 'value="keep"' not in story.idas_browser().get(MEETING).content.decode()


def test_nobody_keeps_what_nobody_asked_about(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    actions.keep(meeting=meeting, by=story.as_ida)
    on_wishes(story)
    actions.keep(meeting=meeting, by=story.as_jonas)  # not his to say
    assert not CompanionshipStep.objects.filter(name="kept").exists()
    consent.give(person=story.ida, purpose=Purpose.MATCHING, channel="page", by=story.as_ida)
    assert queries.still_stands(story.as_jonas) == queries.still_stands(story.as_ida) == []


def test_what_ended_elsewhere_comes_up_nowhere(story: Story, pair: Pair) -> None:
    """The pair was ended in the room below; the time they had is neither of theirs any more."""
    fixed(story, pair)
    assert queries.next_meeting(story.as_ida) and queries.meetings_of_peer(story.as_jonas)
    matching_actions.end_pair(pair=pair, by=story.karen)
    assert queries.next_meeting(story.as_ida) is None and queries.meetings_of_peer(story.as_jonas) == []
    assert 'value="keep"' not in story.idas_browser().get(MEETING, follow=True).content.decode()
