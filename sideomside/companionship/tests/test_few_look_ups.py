"""A peer's first page asks the house as often for one they walk with as for many."""

from datetime import timedelta
from uuid import uuid4

from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sideomside.companionship import actions, queries
from sideomside.companionship.rules import Plan
from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.keys import key_ring
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.tests.story import Story
from tests.people import Hat, someone


def walks_too(story: Story, name: str) -> None:
    """Somebody else Jonas walks with, and a time that is fixed."""
    person, programme, now = (
        someone(story.house, name, Hat.PARTICIPANT),
        story.house.programme,
        timezone.now(),
    )
    consent.give(person=person, purpose=Purpose.MATCHING, channel="talk", by=story.house.system)
    two = {"programme": programme, "participant": person, "peer": story.jonas.person}
    proposal = Proposal.objects.create(
        **two, place_id=story.jonas.id, once=uuid4(), state="paired", moved_at=now
    )
    pair = Pair.objects.create(**two, proposal=proposal, since=now)
    plan = Plan(times=[now + timedelta(days=3)], place=story.house.place, looks="Grøn dør")
    one = actions.begin(pair_id=pair.id, plan=plan, once=uuid4(), by=story.karen)
    actions.pick(meeting=one.meetings.get(), time=plan.times[0], by=story.karen)


def look_ups(story: Story) -> int:
    kept, keys = CaptureQueriesContext(connections["default"]), CaptureQueriesContext(connections["keys"])
    with key_ring(), kept, keys:
        found = queries.meetings_of_peer(story.as_jonas)
        assert all(one.other and one.kind == "fixed" for one in found)
    return len(kept) + len(keys)


def test_those_a_peer_walks_with_cost_no_more_look_ups_than_one(story: Story) -> None:
    walks_too(story, "Bo")
    one = look_ups(story)
    for name in ("Sara", "Noor"):
        walks_too(story, name)
    assert look_ups(story) == one
    assert [each.other for each in queries.meetings_of_peer(story.as_jonas)] == ["Bo", "Sara", "Noor"]
