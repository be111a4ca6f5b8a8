"""A yes lasts a year. It is asked for again in time, and without it the story comes down by itself."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.rules import SYSTEM, Viewer, allow
from sideomside.stories import queries
from sideomside.stories.actions.asking import say_yes
from sideomside.stories.actions.letters import tell_the_writer
from sideomside.stories.actions.showing import withdraw
from sideomside.stories.actions.steps import hold, take_step
from sideomside.stories.models import Step, Story
from sideomside.stories.rules import is_mine


@transaction.atomic
def say_yes_again(*, story: Story, by: Viewer) -> Story:
    """For another year from today; only while it still stands."""
    held = hold(story=story, by=by)
    allow(is_mine(by, held))
    if queries.publication_of(by, held) is None:
        return held
    last = queries.yes_in_force(by, held)
    if last is None or timezone.localdate(last.given_at) < timezone.localdate():
        say_yes(story=held, at=timezone.now(), by=by)
        take_step(story=held, kind=Step.RENEWED, by=by)
        log.record("story.renewed", about=held.writer.id, thing=held.id, by=by)
    return held


@transaction.atomic
def ask_again(*, by: Viewer) -> int:
    """A neutral letter a month before, and one in the last week; how many were asked. Where none can go, none was."""
    allow(by.role == SYSTEM)
    asked = [story for story in queries.to_ask_again(by) if tell_the_writer(story=story, by=by)]
    for story in asked:
        take_step(story=story, kind=Step.ASKED_AGAIN, by=by)
        log.record("story.asked_again", about=story.writer.id, thing=story.id, by=by)
    return len(asked)


def take_down_what_ran_out(*, by: Viewer) -> int:
    """Silence is no yes. Each for itself: what goes wrong with one letter brings no other story back."""
    allow(by.role == SYSTEM)
    over = queries.run_out(by)
    for story in over:
        _run_out(story, by)
    return len(over)


@transaction.atomic
def _run_out(story: Story, by: Viewer) -> None:
    """The draft stays the writer's, and can be shown again whenever they like."""
    withdraw(story=story, by=by)
    tell_the_writer(story=story, by=by)
