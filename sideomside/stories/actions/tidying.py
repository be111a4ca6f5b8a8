"""What is not needed any more goes by itself: comments nobody confirmed, and addresses after a while."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.post.models import Letter
from sideomside.people.rules import SYSTEM, Viewer, allow
from sideomside.stories import queries
from sideomside.stories.actions.shredding import shred
from sideomside.stories.models import Comment


@transaction.atomic
def tidy_comments(*, by: Viewer) -> int:
    """How many were tidied; a second run finds nothing."""
    allow(by.role == SYSTEM)
    unsure = list(queries.unconfirmed(by).values_list("id", flat=True))
    shred(ids=unsure, by=by)
    Letter.objects.filter(to_id__in=unsure).delete()
    Comment.objects.filter(id__in=unsure).delete()
    old = queries.with_old_mail(by)
    for one in old:
        one.mail = None
        one.save(update_fields=["mail"])
    if unsure or old:
        log.record("comment.tidied", detail={"unsure": len(unsure), "addresses": len(old)}, by=by)
    return len(unsure) + len(old)
