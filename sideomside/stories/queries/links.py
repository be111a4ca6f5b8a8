"""A commenter's own link: the comment's id and a keyed mark of it. Nothing to store, and nothing to guess."""

from hmac import compare_digest
from uuid import UUID

from django.urls import reverse
from django.utils.translation import override

from sideomside.ground.vault.keys import blind
from sideomside.people.rules import Viewer
from sideomside.stories.models import Comment

SIGNS = 32  # hexadecimal, in each half: 128 bits


def token_of(viewer: Viewer, comment: Comment) -> str:
    """The same each time, so that a later letter can lead there as well."""
    return comment.id.hex + blind(comment.organisation_id, "comment link", str(comment.id))[:SIGNS]


def token_fits(viewer: Viewer, comment: Comment, token: str) -> bool:
    return compare_digest(token_of(viewer, comment).encode(), token.encode("utf-8", "surrogatepass"))


def comment_for(viewer: Viewer, token: str) -> Comment | None:
    """The comment this link belongs to; nothing for anybody who made one up."""
    try:
        comment_id = UUID(token[:SIGNS]) if len(token) == 2 * SIGNS else None
    except ValueError:
        return None
    found = Comment.objects.select_related("publication").filter(id=comment_id).first()
    return found if found and token_fits(viewer, found, token) else None


def path_of(viewer: Viewer, comment: Comment) -> str:
    """In the language it was written from."""
    with override(comment.language):
        return reverse("stories:own_comment", args=[token_of(viewer, comment)])
