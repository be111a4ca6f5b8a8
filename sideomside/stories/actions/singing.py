"""A story told aloud: put beside the draft as sound alone, with what is said in it, and taken away again."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.people.rules import Viewer, allow
from sideomside.stories.actions.showing import bring_down, hush
from sideomside.stories.actions.steps import hold
from sideomside.stories.models import Sound, Story
from sideomside.stories.queries import publication_of
from sideomside.stories.rules import Changed, may_write_on, tidy


@transaction.atomic
def tell_aloud(*, story: Story, changes: dict[str, Any], version: int, by: Viewer) -> Story:
    """A new file takes the old one's place; without a file only the words change; `gone` takes it all away, at once."""
    held = hold(story=story, by=by)
    allow(may_write_on(by, held))
    if held.version != version:
        raise Changed
    sound = Sound.objects.filter(story=held).first()
    if changes.get("gone"):
        _silence(held, by)
    elif sound or changes.get("sung"):
        _keep(sound or Sound(story=held, person=held.person), changes)
    held.version, held.changed_at = version + 1, timezone.now()
    held.save(update_fields=["version", "changed_at"])
    log.record("story.written", about=held.writer.id, thing=held.id, detail={"fields": ["sound"]}, by=by)
    return held


def _silence(story: Story, by: Viewer) -> None:
    """Also where everybody hears it; a page that was nothing but a voice comes down with it."""
    Sound.objects.filter(story=story).delete()
    page = publication_of(by, story)
    if page is None:
        return
    hush(page=page, by=by)
    if not page.parts:
        bring_down(story=story, by=by)


def _keep(sound: Sound, changes: dict[str, Any]) -> None:
    sung = changes.get("sung")
    if sung:
        sound.content, sound.kind, sound.seconds = sung.content, sung.kind, sung.seconds
    sound.transcript = cpr.mask(tidy(str(changes.get("transcript") or "")))[0] or None
    sound.save()
