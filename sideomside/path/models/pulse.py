"""How a peer is: asked once a month and after a heavy meeting, answered or not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.path.models.sparring import LOOKED_AFTER
from sideomside.people.models import Person, Programme, Row


class Pulse(Row):
    """Read by the peer and by their own coordinator. No answer is an answer too, and is counted nowhere."""

    class Why(models.TextChoices):
        MONTH = "month", _("once a month")
        HEAVY = "heavy", _("after a heavy meeting")

    class How(models.TextChoices):
        GOOD = "good", _("I am all right")
        SO_SO = "so_so", _("So-so")
        HARD = "hard", _("It is hard just now")

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    why = models.CharField(max_length=5, choices=Why)
    period = models.CharField(max_length=40)  # the month, or the meeting: asked once for each
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    how = SealedText(key="person", label=_("how you are as a peer"))
    call = models.BooleanField(default=False)
    talked_at = models.DateTimeField(null=True)
    talked_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=LOOKED_AFTER,
        keep="peer",
        plain={
            "person": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "why": Kind.CONFIDENTIAL,
            "period": Kind.INTERNAL,
            "asked_at": Kind.INTERNAL,
            "answered_at": Kind.INTERNAL,
            "call": Kind.CONFIDENTIAL,
            "talked_at": Kind.INTERNAL,
            "talked_by_id": Kind.INTERNAL,
        },
    )

    @property
    def said(self) -> str:
        """The answer in words."""
        return str(dict(self.How.choices).get(self.how or "", self.how or ""))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "programme", "period"], name="asked_once_for_each"
            )
        ]
        ordering = ["asked_at"]
