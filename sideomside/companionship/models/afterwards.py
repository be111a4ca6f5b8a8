"""What a peer says after a meeting, in a few taps: about themselves, and never a word about the other."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models.meeting import Meeting
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class Afterwards(Row):
    """Kept under the peer's own key; the coordinator reads it to look after the peer."""

    class Felt(models.TextChoices):
        LIGHT = "light", _("light")
        FINE = "fine", _("fine")
        HEAVY = "heavy", _("heavy")

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="afterwards")
    peer = models.ForeignKey(Person, models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField(null=True)
    felt = SealedText(key="peer", kind=Kind.HEALTH, label=_("how a meeting was for you"))
    call = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    talked_at = models.DateTimeField(null=True)
    talked_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="peer",
        why=_("so that somebody looks after you when you have been there for others"),
        keep="contact",
        plain={
            "meeting": Kind.CONFIDENTIAL,
            "peer": Kind.CONFIDENTIAL,
            "minutes": Kind.INTERNAL,
            "call": Kind.CONFIDENTIAL,
            "said_at": Kind.INTERNAL,
            "talked_at": Kind.INTERNAL,
            "talked_by_id": Kind.INTERNAL,
        },
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "said_at"],
                name="not_talked_with_yet",
                condition=models.Q(talked_at=None),
            )
        ]
