"""What a reader writes back. Nobody we know: a name of their choosing, and an address nobody ever sees."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Row
from sideomside.stories.models.publication import Publication


class CommentState(models.TextChoices):
    UNSURE = "unsure", _("waits for its writer to open the link in the mail")
    WAITING = "waiting", _("waits for somebody to read it")
    PUBLISHED = "published", _("can be read under the story")
    REFUSED = "refused", _("is not shown")
    REMOVED = "removed", _("is not shown any more")
    WITHDRAWN = "withdrawn", _("was taken back by its writer")


class Comment(Row):
    """Sealed with a key of its own. Taken back, only the decisions about it remain, without a word of it."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="comments")
    state = models.CharField(max_length=9, choices=CommentState, default=CommentState.UNSURE)
    words = SealedText(key="self", kind=Kind.HEALTH, label=_("what a reader wrote"))
    called = SealedText(key="self", kind=Kind.CONFIDENTIAL, label=_("what a reader is called"))
    mail = SealedText(key="self", kind=Kind.HEALTH, label=_("a reader's mail"))
    complaint = SealedText(key="self", kind=Kind.HEALTH, label=_("why a reader does not agree"))
    fingerprint = models.CharField(max_length=64, db_index=True)  # what is left of the address after a while
    language = models.CharField(max_length=2, default="da")
    read_first = models.BooleanField(default=False)
    covered = models.BooleanField(default=False)  # a number that looked like a civil registration number
    written_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True)
    complained_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=_("so that readers can write back to a story, and somebody reads it first"),
        keep="story",
        plain={
            "publication": Kind.INTERNAL,
            "state": Kind.INTERNAL,
            "fingerprint": Kind.CONFIDENTIAL,
            "language": Kind.INTERNAL,
            "read_first": Kind.CONFIDENTIAL,
            "covered": Kind.INTERNAL,
            "written_at": Kind.INTERNAL,
            "confirmed_at": Kind.INTERNAL,
            "complained_at": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_comment_per_form")]
        indexes = [models.Index(fields=["organisation", "state"], name="stories_comments_in_state")]
        ordering = ["written_at"]
