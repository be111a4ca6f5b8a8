"""When it happened may be put right: a later record stands in for the first, both stay, and what follows follows."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from sideomside.companionship import actions, queries
from sideomside.companionship.models import Companionship, CompanionshipStep
from sideomside.companionship.tests.test_first_meeting import fixed
from sideomside.ground.audit.models import Entry
from sideomside.intake import queries as intake
from sideomside.intake.models import Enquiry, EnquiryStep, Talk
from sideomside.intake.rules import COLUMNS, rebuilt
from sideomside.matching import queries as matching
from sideomside.matching.models import Pair, ProposalStep
from sideomside.matching.tests.story import Story
from sideomside.people.rules import NotAllowed

EARLIER = timedelta(days=2)


def put_right(browser: Client, at: str, moment: datetime) -> Any:
    here = timezone.localtime(moment)
    return browser.post(at, {"day": f"{here:%Y-%m-%d}", "at": f"{here:%H:%M}"})


def two_days_before(moment: datetime) -> datetime:
    return timezone.localtime(moment - EARLIER).replace(second=0, microsecond=0)


def test_a_talk_was_held_two_days_before(story: Story) -> None:
    story.hold_talk()
    old = EnquiryStep.objects.get(kind="held")
    moment = two_days_before(old.happened_at)
    at = f"/henvendelser/{old.enquiry_id}/hvornaar/{old.id}/"
    assert story.desk().get(at).status_code == 200
    for _double_press in range(2):
        assert put_right(story.desk(), at, moment).status_code == 302
    enquiry, talk = Enquiry.objects.get(), Talk.objects.get()
    assert enquiry.talked_at == talk.held_at == moment
    assert EnquiryStep.objects.filter(kind="held").count() == 2
    standing = rebuilt(list(enquiry.steps.all()))
    assert {name: getattr(enquiry, name) for name in COLUMNS} == {n: getattr(standing, n) for n in COLUMNS}
    page = story.desk().get(f"/henvendelser/{enquiry.id}/").content.decode()
    assert "(rettet senere)" in page and "(rettet)" in page
    held = [e for e in intake.events(story.karen) if e.kind.startswith("intro") or "talk" in e.kind]
    assert [event.happened_at for event in held] == [moment] * len(held)


def test_an_answer_on_the_phone_came_earlier(story: Story, pair: Pair) -> None:
    old = ProposalStep.objects.get(name="peer_yes")
    moment = two_days_before(old.happened_at)
    at = f"/forslag/{old.proposal_id}/hvornaar/{old.id}/"
    for _double_press in range(2):
        put_right(story.desk(), at, moment)
    pair.refresh_from_db()
    assert pair.since == moment and ProposalStep.objects.filter(name="peer_yes").count() == 2
    told = {e.happened_at for e in matching.events(story.karen) if e.kind == "match.accepted_by_peer"}
    assert told == {moment}
    page = story.desk().get(f"/forslag/{old.proposal_id}/").content.decode()
    assert page.count("sagde ja til at møde en") >= 2 and "(rettet senere)" in page
    assert {e.about_id for e in Entry.objects.filter(verb="proposal.time_corrected")} == {
        story.jonas.person_id
    }


def test_they_met_on_another_day_and_day_zero_follows(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at + timedelta(days=3), tick=False):
        actions.note_met(meeting=meeting, by=story.as_jonas)
        old = CompanionshipStep.objects.get(name="met")
        moment = timezone.localtime(meeting.starts_at + timedelta(days=1))
        at = f"/foelgeskab/{meeting.companionship_id}/hvornaar/{old.id}/"
        put_right(story.desk(), at, moment)
        assert Companionship.objects.get().day_zero == moment.date()
        again = CompanionshipStep.objects.get(supersedes=old)
        at = f"/foelgeskab/{meeting.companionship_id}/hvornaar/{again.id}/"
        put_right(story.desk(), at, meeting.starts_at)
        assert Companionship.objects.get().day_zero == timezone.localdate(meeting.starts_at)
        page = story.desk().get(f"/foelgeskab/{meeting.companionship_id}/").content.decode()
    assert page.count("(rettet senere)") == 2
    assert CompanionshipStep.objects.filter(name="met").count() == 3
    assert [e.kind for e in queries.events(story.karen)].count("meeting.held") == 1


def test_nothing_happened_tomorrow_and_what_was_typed_is_kept(story: Story, pair: Pair) -> None:
    old = ProposalStep.objects.get(name="peer_yes")
    at = f"/forslag/{old.proposal_id}/hvornaar/{old.id}/"
    ahead = timezone.localtime() + timedelta(days=1)
    page = put_right(story.desk(), at, ahead)
    assert page.status_code == 200 and f"{ahead:%Y-%m-%d}" in page.content.decode()
    assert story.desk().post(at, {"day": "i går", "at": ""}).status_code == 200
    assert ProposalStep.objects.filter(name="peer_yes").count() == 1


def test_only_the_coordinator_and_only_what_has_a_time(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    drafted = ProposalStep.objects.get(name="drafted")
    picked = CompanionshipStep.objects.get(name="picked")
    yes = ProposalStep.objects.get(name="peer_yes")
    for at in (
        f"/forslag/{drafted.proposal_id}/hvornaar/{drafted.id}/",
        f"/foelgeskab/{meeting.companionship_id}/hvornaar/{picked.id}/",
        f"/foelgeskab/{meeting.companionship_id}/hvornaar/{uuid4()}/",
    ):
        assert story.desk().get(at).status_code == 404
    assert story.peer_browser().get(f"/forslag/{yes.proposal_id}/hvornaar/{yes.id}/").status_code == 404
    assert queries.story(story.as_jonas, meeting.companionship) == []
    with pytest.raises(NotAllowed):
        actions.correct_time(step=picked, happened_at=timezone.now(), by=story.karen)
    with pytest.raises(NotAllowed):
        actions.correct_time(step=picked, happened_at=timezone.now(), by=story.as_jonas)
