"""A story told aloud: put beside the draft as sound alone, with what is said in it, and copied when it is shown."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.people.rules import Viewer, allow
from sideomside.stories.actions.steps import hold
from sideomside.stories.models import Publication, ShownSound, Sound, Story
from sideomside.stories.rules import Changed, may_write_on, tidy


@transaction.atomic
def tell_aloud(*, story: Story, changes: dict[str, Any], version: int, by: Viewer) -> Story:
    """A new file takes the old one's place; without a file only the words change; `gone` takes both away."""
    held = hold(story=story, by=by)
    allow(may_write_on(by, held))
    if held.version != version:
        raise Changed
    sound = Sound.objects.filter(story=held).first()
    if changes.get("gone") and sound:
        sound.delete()
    elif sound or changes.get("sung"):
        _keep(sound or Sound(story=held, person=held.person), changes)
    held.version, held.changed_at = version + 1, timezone.now()
    held.save(update_fields=["version", "changed_at"])
    log.record("story.written", about=held.writer.id, thing=held.id, detail={"fields": ["sound"]}, by=by)
    return held


@transaction.atomic
def show_aloud(*, story: Story, page: Publication, by: Viewer) -> None:
    """Exactly what stands beside the draft now, under the copy's own key; or nothing."""
    ShownSound.objects.filter(publication=page).delete()
    sound = Sound.objects.filter(story=story).first()
    if sound is None:
        return
    allow(bool(sound.transcript))
    said = {"content": sound.content, "transcript": sound.transcript}
    ShownSound(publication=page, kind=sound.kind, seconds=sound.seconds, **said).save(force_insert=True)


def _keep(sound: Sound, changes: dict[str, Any]) -> None:
    sung = changes.get("sung")
    if sung:
        sound.content, sound.kind, sound.seconds = sung.content, sung.kind, sung.seconds
    sound.transcript = cpr.mask(tidy(str(changes.get("transcript") or "")))[0] or None
    sound.save()
