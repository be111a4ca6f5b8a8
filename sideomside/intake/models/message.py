"""What was said in one enquiry, both ways, in one place."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedJson, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.intake.models.enquiry import Enquiry, Way
from sideomside.people.models import Person, Row


class Direction(models.TextChoices):
    IN = "in", _("to us")
    OUT = "out", _("from us")
    NOTE = "note", _("noted by us")


class Message(Row):
    """Sealed under the key of the person it is said with, whoever wrote it."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="messages")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    direction = models.CharField(max_length=4, choices=Direction)
    way = models.CharField(max_length=8, choices=Way)
    subject = SealedText(key="person", kind=Kind.HEALTH, label=_("subject"))
    words = SealedText(key="person", kind=Kind.HEALTH, label=_("what was written"))
    quoted = SealedText(key="person", kind=Kind.HEALTH, label=_("what was quoted"))
    attachments = SealedJson(key="person", kind=Kind.HEALTH, label=_("names of attached files"))
    covered = models.BooleanField(default=False)  # a number that looked like somebody's was covered
    once = models.UUIDField(null=True)
    happened_at = models.DateTimeField()
    written_at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=_("so that what we said to each other stands in one place"),
        keep="enquiry",
        plain={
            "enquiry": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "direction": Kind.INTERNAL,
            "way": Kind.CONFIDENTIAL,
            "covered": Kind.INTERNAL,
            "once": Kind.INTERNAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_message_per_form"),
        ]
        ordering = ["happened_at", "written_at"]
