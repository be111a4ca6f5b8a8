"""Taking a comment's words away for good; the decisions about it stay, without a word of it."""

from django.db import transaction

from sideomside.ground.post.models import Letter
from sideomside.people.rules import Viewer
from sideomside.stories.actions.shredding import shred
from sideomside.stories.models import Comment, CommentState


@transaction.atomic
def strike(*, comment: Comment, by: Viewer) -> None:
    """Key, words, name and address; letters still on their way to it as well."""
    shred(ids=[comment.id], by=by)
    Letter.objects.filter(to_id=comment.id).delete()
    comment.words = comment.called = comment.mail = comment.complaint = None
    comment.fingerprint, comment.state, comment.read_first = "", CommentState.WITHDRAWN, False
    comment.save()
    comment.decisions.update(words=None)
    comment.reports.update(words=None)
