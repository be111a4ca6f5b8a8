"""Showing a story, asking about something in it, and taking it down: gone at once, and unreadable in every copy."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.rules import SYSTEM, Viewer, allow
from sideomside.stories.actions.letters import tell_the_writer
from sideomside.stories.actions.shredding import shred
from sideomside.stories.actions.steps import hold, take_step
from sideomside.stories.actions.striking import strike
from sideomside.stories.models import CommentState, Publication, ShownSound, Sound, State, Step, Story
from sideomside.stories.queries import publication_of, yes_in_force
from sideomside.stories.rules import Changed, is_mine, may_decide, may_send_back, may_take_down, tidy

COPIED = ("title", "called", "parts", "note", "language")


@transaction.atomic
def publish(*, story: Story, version: int, by: Viewer) -> Publication:
    """Exactly the words the coordinator has read; a new address each time, the same one for a new wording."""
    held = hold(story=story, by=by)
    allow(may_decide(by, held) and yes_in_force(by, held) is not None)
    if held.version != version:
        raise Changed
    now = timezone.now()
    shown = publication_of(by, held)
    page = shown or Publication(programme=held.programme, story=held, published_at=now)
    page.changed_at, page.themes = now, held.themes or []
    for name in COPIED:
        setattr(page, name, getattr(held, name))
    page.save(force_insert=shown is None)
    _show_aloud(held, page, by)
    take_step(story=held, kind=Step.PUBLISHED, by=by)
    log.record("story.published", about=held.writer.id, thing=held.id, by=by)
    tell_the_writer(story=held, by=by)
    return page


@transaction.atomic
def send_back(*, story: Story, words: str, by: Viewer) -> Story:
    """A question or a worry, in words only the writer reads; the story is theirs to write on again."""
    held = hold(story=story, by=by)
    allow(may_send_back(by, held))
    held.answer = tidy(words)
    held.save(update_fields=["answer"])
    take_step(story=held, kind=Step.SENT_BACK, by=by)
    if held.told_to_id or publication_of(by, held):
        held.state = State.PUBLISHED if publication_of(by, held) else State.SHOWN
        held.save(update_fields=["state"])
    log.record("story.sent_back", about=held.writer.id, thing=held.id, by=by)
    tell_the_writer(story=held, by=by)
    return held


@transaction.atomic
def withdraw(*, story: Story, by: Viewer) -> Story:
    """One tap, no reason. The copy loses its key, and what readers wrote under it goes along."""
    held = hold(story=story, by=by)
    allow(may_take_down(by, held))
    return bring_down(story=held, by=by)


@transaction.atomic
def bring_down(*, story: Story, by: Viewer) -> Story:
    """Whoever asks for it has been asked who they are. A second tap finds nothing to take down."""
    held, page = story, publication_of(by, story)
    if page is None:
        return held
    take_away(page=page, by=by)
    held.yeses.filter(taken_back_at=None).update(taken_back_at=timezone.now())
    take_step(story=held, kind=Step.RUN_OUT if by.role == SYSTEM else Step.WITHDRAWN, by=by)
    if by.role == SYSTEM:
        log.record("story.run_out", about=held.writer.id, thing=held.id, by=by)
    else:
        log.record("story.withdrawn", about=held.writer.id, thing=held.id, by=by)
    return held


@transaction.atomic
def open_comments(*, story: Story, comments_open: bool, by: Viewer) -> Story:
    """Whether one may write back is the writer's to say; what stands already stays."""
    held = hold(story=story, by=by)
    allow(is_mine(by, held))
    held.comments_open = comments_open
    held.save(update_fields=["comments_open"])
    log.record("story.comments", about=held.writer.id, thing=held.id, by=by)
    return held


@transaction.atomic
def say_where(*, story: Story, from_here: bool, by: Viewer) -> Story:
    """Whether it stands as one from here at its programme's own front door: its writer says so, and no one else."""
    held = hold(story=story, by=by)
    allow(is_mine(by, held))
    held.from_here = from_here
    held.save(update_fields=["from_here"])
    log.record("story.where", about=held.writer.id, thing=held.id, by=by)
    return held


@transaction.atomic
def take_away(*, page: Publication, by: Viewer) -> None:
    """What remains is that something stood at this address until now: no word, no theme, nobody."""
    shred(ids=[page.id], by=by)
    hush(page=page, by=by)
    page.title = page.called = page.parts = page.note = None
    page.themes, page.gone_at = [], timezone.now()
    page.save()
    for one in page.comments.exclude(state=CommentState.WITHDRAWN):
        strike(comment=one, by=by)


@transaction.atomic
def hush(*, page: Publication, by: Viewer) -> None:
    """Nobody hears it any more, here or in a copy; what else stands on the page stays.

    Copies from before a voice had a key of its own hold it under the page's: it is gone from them as they are replaced.
    """
    heard = ShownSound.objects.filter(publication=page)
    shred(ids=list(heard.values_list("id", flat=True)), by=by)
    heard.delete()


def _show_aloud(story: Story, page: Publication, by: Viewer) -> None:
    """Exactly what stands beside the draft now, under a key of its own; or nothing."""
    hush(page=page, by=by)
    sound = Sound.objects.filter(story=story).first()
    if sound is None:
        return
    allow(bool(sound.transcript))
    said = {"content": sound.content, "transcript": sound.transcript}
    ShownSound(publication=page, kind=sound.kind, seconds=sound.seconds, **said).save(force_insert=True)
