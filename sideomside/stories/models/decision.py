"""Each decision about a comment, with its reason and by whom; and what other readers reported."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Row
from sideomside.stories.models.comment import Comment


class Decided(models.TextChoices):
    PUBLISHED = "published", _("shown")
    REFUSED = "refused", _("not shown")
    REMOVED = "removed", _("taken away after it was shown")
    KEPT = "kept", _("reported, looked at, and still shown")
    UPHELD = "upheld", _("complained about, read by another, and the decision stands")
    PUT_BACK = "put_back", _("complained about, read by another, and shown after all")


class Reason(models.TextChoices):
    """Why a comment is not shown; each is said to its writer in a whole sentence."""

    NONE = "", _("no reason needed")
    KNOWN = "known", _("somebody can be recognised")
    ADDRESS = "address", _("there is a name, a number or an address in it")
    HURTS = "hurts", _("it may hurt somebody who reads along")
    HARM = "harm", _("it tells how one can harm oneself")
    SELLS = "sells", _("it offers or sells something")
    ELSEWHERE = "elsewhere", _("it is about something else than the story")
    LAW = "law", _("it is against the law")
    OTHER = "other", _("something else, said in words")


class Decision(Row, Happening):
    """Made by a person, always; kept when the comment's words are gone, so that a year can be counted."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=9, choices=Decided)
    why = models.CharField(max_length=9, choices=Reason, blank=True, default=Reason.NONE)
    words = SealedText(key="comment", kind=Kind.CONFIDENTIAL, label=_("what was said about a comment"))

    privacy = Privacy(
        about="",
        why=_("so that whoever wrote a comment can see why it was decided as it was"),
        keep="story",
        plain={
            "comment": Kind.INTERNAL,
            "kind": Kind.INTERNAL,
            "why": Kind.INTERNAL,
            "happened_at": Kind.INTERNAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]


class Report(Row):
    """A reader says that something is wrong with a comment; who it was is not asked."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reports")
    why = models.CharField(max_length=9, choices=Reason)
    words = SealedText(key="comment", kind=Kind.CONFIDENTIAL, label=_("what somebody said about a comment"))
    reported_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=_("so that what hurts somebody is looked at again"),
        keep="story",
        plain={
            "comment": Kind.INTERNAL,
            "why": Kind.INTERNAL,
            "reported_at": Kind.INTERNAL,
            "settled_at": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_report_per_form")]
        indexes = [
            models.Index(
                fields=["organisation", "comment"],
                name="reports_not_settled",
                condition=models.Q(settled_at=None),
            )
        ]
        ordering = ["reported_at"]
