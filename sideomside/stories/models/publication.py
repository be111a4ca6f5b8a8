"""What the public reads: a copy under a key of its own, which is destroyed when the story is taken down."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedJson, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row
from sideomside.stories.models.story import TO_SHARE, Story


class Publication(Row):
    """Its id is the public address. What remains of one that is gone is that something stood here, and until when."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, models.SET_NULL, null=True, related_name="publications")
    title = SealedText(key="self", kind=Kind.PUBLIC, label=_("what your story is called"))
    called = SealedText(key="self", kind=Kind.PUBLIC, label=_("what you are called in your story"))
    parts = SealedJson(key="self", kind=Kind.PUBLIC, label=_("your story"))
    note = SealedText(key="self", kind=Kind.PUBLIC, label=_("what readers are told first"))
    themes = models.JSONField(default=list)  # codes, so that a list can be asked for one of them
    language = models.CharField(max_length=2, default="da")
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="story__person",
        why=TO_SHARE,
        keep="story",
        plain={
            "programme": Kind.INTERNAL,
            "story": Kind.CONFIDENTIAL,
            "themes": Kind.PUBLIC,
            "language": Kind.PUBLIC,
            "published_at": Kind.PUBLIC,
            "changed_at": Kind.PUBLIC,
            "gone_at": Kind.PUBLIC,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "story"],
                name="shown_in_one_place",
                condition=models.Q(gone_at=None),
            )
        ]
        ordering = ["-published_at"]
