"""A step of a story: who, which hat, and when; and the way from one state to the next."""

from django.db import transaction
from django.utils import timezone

from sideomside.people.rules import Viewer
from sideomside.stories.models import State, Step, Story, StoryStep

# The state a step leads to; a step that is not here leaves it as it is.
LEADS_TO = {
    Step.GIVEN: State.SHOWN,
    Step.ASKED: State.ASKED,
    Step.SENT_BACK: State.DRAFT,
    Step.PUBLISHED: State.PUBLISHED,
    Step.WITHDRAWN: State.WITHDRAWN,
    Step.RUN_OUT: State.WITHDRAWN,
}


@transaction.atomic
def take_step(*, story: Story, kind: Step, by: Viewer) -> Story:
    """Written once; the state follows."""
    StoryStep(story=story, kind=kind, happened_at=timezone.now(), by_id=by.person_id, by_role=by.role).save(
        force_insert=True
    )
    if kind in LEADS_TO:
        story.state = LEADS_TO[kind]
        story.save(update_fields=["state"])
    return story


@transaction.atomic
def hold(*, story: Story, by: Viewer) -> Story:
    """Two who act on one story wait for each other here."""
    return (
        Story.objects.select_for_update(of=("self",)).select_related("person", "programme").get(id=story.id)
    )
