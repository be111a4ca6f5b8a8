"""Links of one's own, without a hat: an id and a keyed mark of it. Nothing to store, and nothing to guess.

A reader's leads to what they wrote back; a writer's to the one button that takes their story down.
"""

from hmac import compare_digest
from uuid import UUID

from django.urls import reverse
from django.utils.translation import override

from sideomside.ground.vault.keys import blind
from sideomside.people.models import from_outside
from sideomside.people.rules import Viewer
from sideomside.stories.models import Comment, Story

SIGNS = 32  # hexadecimal, in each half: 128 bits


def token_of(viewer: Viewer, comment: Comment) -> str:
    """The same each time, so that a later letter can lead there as well."""
    return _token("comment link", comment)


def token_fits(viewer: Viewer, comment: Comment, token: str) -> bool:
    return _same(token_of(viewer, comment), token)


def comment_for(viewer: Viewer, token: str) -> Comment | None:
    """The comment this link belongs to; nothing for anybody who made one up."""
    found = Comment.objects.select_related("publication").filter(id=_id_in(token)).first()
    return found if found and token_fits(viewer, found, token) else None


def path_of(viewer: Viewer, comment: Comment) -> str:
    """In the language it was written from."""
    with override(comment.language):
        return reverse("stories:own_comment", args=[token_of(viewer, comment)])


def story_token(viewer: Viewer, story: Story) -> str:
    """The same for as long as the story is there, so that what was kept on paper still works."""
    return _token("story link", story)


def story_token_fits(viewer: Viewer, story: Story, token: str) -> bool:
    return _same(story_token(viewer, story), token)


def story_for(viewer: Viewer, token: str) -> Story | None:
    """The story this link takes down; nothing for anybody who made one up."""
    found = Story.objects.select_related("person", "programme").filter(id=_id_in(token)).first()
    return found if found and story_token_fits(viewer, found, token) else None


def way_down(viewer: Viewer, story: Story) -> str:
    """The whole address its writer keeps, in their language."""
    with override(story.writer.language):
        return from_outside(path_down(viewer, story))


def path_down(viewer: Viewer, story: Story) -> str:
    return reverse("stories:take_down", args=[story_token(viewer, story)])


def _token(what: str, row: Comment | Story) -> str:
    return row.id.hex + blind(row.organisation_id, what, str(row.id))[:SIGNS]


def _same(ours: str, given: str) -> bool:
    return compare_digest(ours.encode(), given.encode("utf-8", "surrogatepass"))


def _id_in(token: str) -> UUID | None:
    try:
        return UUID(token[:SIGNS]) if len(token) == 2 * SIGNS else None
    except ValueError:
        return None
