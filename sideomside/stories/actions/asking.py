"""Saying yes to showing it, and asking for a look. What was told aloud goes back to whoever told it, first."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.rules import Viewer, allow
from sideomside.stories.actions.letters import tell_the_writer
from sideomside.stories.actions.steps import hold, take_step
from sideomside.stories.models import State, Step, Story, Yes
from sideomside.stories.queries import sound_of
from sideomside.stories.rules import is_mine, is_whole, may_write_on, yes_hash, yes_until
from sideomside.stories.rules.may import wrote_it_down


@transaction.atomic
def give_back(*, story: Story, by: Viewer) -> Story:
    """Written down, and now read by the one who told it: nothing happens before they say that it is right."""
    held = hold(story=story, by=by)
    allow(wrote_it_down(by, held) and bool(held.parts))
    take_step(story=held, kind=Step.GIVEN, by=by)
    log.record("story.given", about=held.writer.id, thing=held.id, by=by)
    tell_the_writer(story=held, by=by)
    return held


@transaction.atomic
def ask(*, story: Story, comments_open: bool = True, by: Viewer) -> Story:
    """The yes and the question are one act, in the writer's own hand."""
    held = hold(story=story, by=by)
    if is_mine(by, held) and held.state == State.ASKED:
        return held
    allow(is_mine(by, held) and may_write_on(by, held) and is_whole(held, sound_of(by, held)))
    held.comments_open, held.answer = comments_open, None
    held.save(update_fields=["comments_open", "answer"])
    say_yes(story=held, at=timezone.now(), by=by)
    take_step(story=held, kind=Step.ASKED, by=by)
    log.record("story.asked", about=held.writer.id, thing=held.id, by=by)
    return held


@transaction.atomic
def take_back(*, story: Story, by: Viewer) -> Story:
    """Before anybody has shown it: back to write on, and the yes with it."""
    held = hold(story=story, by=by)
    allow(is_mine(by, held))
    if held.state == State.ASKED:
        call_off(story=held, by=by)
    return held


@transaction.atomic
def call_off(*, story: Story, by: Viewer) -> None:
    """Nobody is asked to read it any more; a yes to something that never was shown goes with it."""
    shown = story.publications.filter(gone_at=None).exists()
    story.state = State.PUBLISHED if shown else State.SHOWN if story.told_to_id else State.DRAFT
    story.save(update_fields=["state"])
    if not shown:
        story.yeses.filter(taken_back_at=None).update(taken_back_at=timezone.now())
    take_step(story=story, kind=Step.TAKEN_BACK, by=by)
    log.record("story.taken_back", about=story.writer.id, thing=story.id, by=by)


@transaction.atomic
def say_yes(*, story: Story, at: datetime, by: Viewer) -> Yes:
    """The exact words, and until when; whoever says it is the one it is about."""
    allow(is_mine(by, story))
    return keep_yes(story=story, at=at, by=by)


@transaction.atomic
def keep_yes(*, story: Story, at: datetime, by: Viewer) -> Yes:
    """Whoever asks for it has been asked who they are."""
    yes = Yes(
        story=story,
        text_hash=yes_hash(story.writer.language),
        language=story.writer.language,
        given_at=at,
        until=yes_until(timezone.localdate(at)),
    )
    yes.save(force_insert=True)
    return yes
