"""Somebody goes: their stories come down at once and for good, and nobody can find out that they were theirs."""

from uuid import UUID

from sideomside.people.rules import Viewer
from sideomside.stories.actions.showing import take_away
from sideomside.stories.models import Publication, Story


def forget(*, person_id: UUID, by: Viewer) -> None:
    """The address still answers that something stood there; whose it was is written nowhere."""
    for page in Publication.objects.filter(story__person_id=person_id):
        if page.gone_at is None:
            take_away(page=page, by=by)
        page.story = None
        page.save(update_fields=["story"])
    Story.objects.filter(person_id=person_id).delete()
