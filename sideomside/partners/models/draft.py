"""What two people write at a table before the one it is about has said yes. Nobody else can see it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedJson
from sideomside.ground.vault.privacy import Privacy
from sideomside.partners.models.agreement import Agreement
from sideomside.people.models import Person, Row


class Draft(Row):
    """Sealed by itself. With the yes it becomes an enquiry and is gone; without one it goes after some days."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    contact = models.ForeignKey(Person, models.CASCADE, related_name="+")  # who sits at the table
    words = SealedJson(key="self", kind=Kind.HEALTH, label=_("what was written before anybody said yes"))
    token_hash = models.CharField(max_length=64, blank=True)
    open_until = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    once = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)

    privacy = Privacy(
        about="contact",
        why=_("so that nothing is lost while it is written together"),
        keep="referral",
        plain={
            "agreement": Kind.INTERNAL,
            "contact": Kind.INTERNAL,
            "token_hash": Kind.SECRET,
            "open_until": Kind.INTERNAL,
            "opened_at": Kind.INTERNAL,
            "once": Kind.INTERNAL,
            "made_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_draft_per_form"),
            models.UniqueConstraint(
                fields=["organisation", "token_hash"],
                condition=~models.Q(token_hash=""),
                name="one_draft_per_token",
            ),
        ]
        ordering = ["-made_at"]
