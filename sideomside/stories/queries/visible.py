"""Whose a story is: the writer's, wearing the hat it was written in; the coordinator's once she is asked."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, Hat, Viewer
from sideomside.stories.models import Publication, State, Story, Yes
from sideomside.stories.rules import ASK_AGAIN, WRITERS
from sideomside.stories.rules.may import READ_BY_US


def visible_to(viewer: Viewer) -> QuerySet[Story]:
    """Drafts are shut to everybody but their writer, or the coordinator who writes down what is told."""
    found = Story.objects.select_related("programme", "person")
    if viewer.role == SYSTEM:
        return found
    if viewer.is_coordinator:
        ours = found.filter(programme_id__in=viewer.programme_ids)
        return ours.filter(Q(state__in=READ_BY_US) | Q(state=State.DRAFT, told_to_id=viewer.person_id))
    if viewer.role not in WRITERS or viewer.person_id is None or not viewer.opened:
        return found.none()
    own = found.filter(person_id=viewer.person_id, hat=viewer.role)
    return own.exclude(state=State.DRAFT, told_to_id__isnull=False)


def followed(viewer: Viewer) -> QuerySet[Story]:
    """Of those believed to be oneself: what stands or is asked to, so that it can be taken down. Never a draft."""
    if viewer.role not in WRITERS or viewer.person_id is None or not viewer.opened:
        return Story.objects.none()
    others = set(people.known_as(viewer, viewer.person_id)) - {viewer.person_id}
    shown = Publication.objects.filter(gone_at=None, story__isnull=False).values("story_id")
    found = Story.objects.filter(Q(id__in=shown) | Q(state=State.ASKED), person_id__in=others)
    return found.select_related("person")


def publication_of(viewer: Viewer, story: Story) -> Publication | None:
    """Where the story stands, while it is shown."""
    return Publication.objects.filter(story=story, gone_at=None).first()


def yes_in_force(viewer: Viewer, story: Story) -> Yes | None:
    """The last yes, unless it was taken back."""
    last = story.yeses.last()
    return last if last and last.taken_back_at is None else None


def comes_no_more(viewer: Viewer, story: Story) -> bool:
    """Told as a peer, by somebody who is none any more: they have no page to come in to."""
    here = Role.objects.filter(person=story.writer, name=Hat.PEER, state=Role.State.ACTIVE)
    return story.hat == Hat.PEER and not here.exists()


def runs_out(viewer: Viewer, story: Story) -> date | None:
    """The day it comes down by itself, when that is near and its writer has no other door than the address they keep.

    Nobody else says yes for them: not whoever they are believed to be one with.
    """
    yes = yes_in_force(viewer, story)
    if yes is None or story.person.joined_into_id or publication_of(viewer, story) is None:
        return None
    near = yes.until - timezone.localdate() <= ASK_AGAIN[0]
    return yes.until if near and comes_no_more(viewer, story) else None
