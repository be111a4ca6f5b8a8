"""Somebody goes: their stories come down at once and for good, and nobody can find out that they were theirs."""

from uuid import UUID

from sideomside.people.rules import Viewer
from sideomside.stories.actions.showing import take_away
from sideomside.stories.actions.striking import strike
from sideomside.stories.models import Comment, CommentState, Publication, ShownSound, State, Story


def forget(*, person_id: UUID, by: Viewer) -> None:
    """The address still answers that something stood there; whose it was is written nowhere."""
    _gone_before(person_id, by)
    for page in Publication.objects.filter(story__person_id=person_id):
        if page.gone_at is None:
            take_away(page=page, by=by)
        page.story = None
        page.save(update_fields=["story"])
    Story.objects.filter(person_id=person_id).delete()


def _gone_before(owner_id: UUID, by: Viewer) -> None:
    """A line of the ledger may be a story, voice or comment taken back before a copy was put back: so it is again."""
    ShownSound.objects.filter(id=owner_id).delete()
    for page in Publication.objects.filter(id=owner_id, gone_at=None):
        take_away(page=page, by=by)
        Story.objects.filter(id=page.story_id).update(state=State.WITHDRAWN)
    for comment in Comment.objects.filter(id=owner_id).exclude(state=CommentState.WITHDRAWN):
        strike(comment=comment, by=by)
