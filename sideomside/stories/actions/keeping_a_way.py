"""Somebody's hat is gone, and their story still stands: the address they keep takes it down all the same."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people import actions as people
from sideomside.people.rules import SYSTEM, Viewer, allow, may_coordinate
from sideomside.stories import queries
from sideomside.stories.actions.asking import call_off, keep_yes
from sideomside.stories.actions.letters import send_way_down
from sideomside.stories.actions.showing import bring_down
from sideomside.stories.actions.steps import hold, take_step
from sideomside.stories.models import State, Step, Story


@transaction.atomic
def take_down_from_outside(*, story: Story, token: str, by: Viewer) -> Story:
    """By the address its writer was given, whatever hat they wear today or none; what only waits is called off."""
    allow(queries.story_token_fits(by, story, token))
    held = hold(story=story, by=by)
    if queries.publication_of(by, held) is None and held.state == State.ASKED:
        call_off(story=held, by=by)
    return bring_down(story=held, by=by)


@transaction.atomic
def say_yes_from_outside(*, story: Story, token: str, by: Viewer) -> Story:
    """For another year, by whoever has no other door than this address; only when the year is nearly over."""
    allow(queries.story_token_fits(by, story, token))
    held = hold(story=story, by=by)
    if queries.runs_out(by, held) is not None:
        keep_yes(story=held, at=timezone.now(), by=by)
        take_step(story=held, kind=Step.RENEWED, by=by)
        people.touch(person_id=held.writer.id, by=by)
        log.record("story.renewed", about=held.writer.id, thing=held.id, by=by)
    return held


@transaction.atomic
def send_ways_down(*, person_id: UUID, programme_id: UUID, hat: str, by: Viewer) -> int:
    """Whoever hangs up a hat is written to about each story they show in it; how many letters left."""
    allow(may_coordinate(by, programme_id))
    sent = 0
    for story in queries.shown_of(by, person_id, hat):
        if send_way_down(story=story, by=by):
            log.record("story.way_sent", about=story.writer.id, thing=story.id, by=by)
            sent += 1
    return sent


@transaction.atomic
def send_new_ways_down(*, by: Viewer) -> tuple[int, int]:
    """The house has moved, and no address anybody kept fits it: how many new ones left, and how many could not."""
    allow(by.role == SYSTEM)
    shown = queries.all_shown(by)
    reached = [story for story in shown if send_way_down(story=story, by=by)]
    for story in reached:
        log.record("story.way_sent", about=story.writer.id, thing=story.id, by=by)
    return len(reached), len(shown) - len(reached)
