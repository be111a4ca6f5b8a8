"""A story told aloud, for those who may hear it. The sound itself is opened only when somebody listens."""

from collections.abc import Collection
from uuid import UUID

from sideomside.ground.vault.keys import KeyIsGone
from sideomside.people.rules import Viewer
from sideomside.stories.models import ShownSound, Sound, Story


def sound_of(viewer: Viewer, story: Story) -> Sound | None:
    """The writer's own. Whoever has the story in hand may hear it; the file stays where it lies."""
    return Sound.objects.filter(story=story).defer("content").first()


def whole(viewer: Viewer, sound: Sound | ShownSound) -> Sound | ShownSound:
    """The same with its file, for whoever listens now."""
    return type(sound).objects.get(id=sound.id)


def shown_sound(viewer: Viewer, publication_id: UUID) -> ShownSound | None:
    """For anybody, while the story stands; without its key it is gone, whatever else the row says."""
    found = ShownSound.objects.filter(publication_id=publication_id, publication__gone_at=None)
    return _told(found.defer("content").first())


def transcripts(viewer: Viewer, pages: Collection[UUID]) -> dict[UUID, str]:
    """What is said aloud in the stories that stand, for a search."""
    found = ShownSound.objects.filter(publication_id__in=pages, publication__gone_at=None).defer("content")
    return {one.publication_id: one.transcript or "" for one in found if _told(one)}


def _told(sound: ShownSound | None) -> ShownSound | None:
    try:
        return sound if sound and sound.transcript else None
    except KeyIsGone:
        return None
