"""Somebody was shown the way to us by a partner, and said yes to it themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.partners.models.agreement import Agreement
from sideomside.people.models import Person, Row


class Referral(Row):
    """Their words stand in the enquiry it became. How far it has come is never kept here, only looked up."""

    class SaidOn(models.TextChoices):
        PHONE = "phone", _("on your own phone")
        SCREEN = "screen", _("on the screen at the table")

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    contact = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    enquiry = models.OneToOneField("intake.Enquiry", models.CASCADE, related_name="+")
    called = SealedText(key="self", kind=Kind.HEALTH, label=_("what you were called at the table"))
    passed = models.JSONField(default=list)  # codes of what was ticked
    may_know = models.BooleanField(default=False)  # the partner may hear how far it has come
    said_on = models.CharField(max_length=6, choices=SaidOn)
    sent_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="enquiry__person",
        why=_("so that you decide what the one who showed you the way gets to know"),
        keep="enquiry",
        plain={
            "agreement": Kind.CONFIDENTIAL,
            "contact": Kind.CONFIDENTIAL,
            "enquiry": Kind.CONFIDENTIAL,
            "passed": Kind.CONFIDENTIAL,
            "may_know": Kind.CONFIDENTIAL,
            "said_on": Kind.INTERNAL,
            "sent_at": Kind.CONFIDENTIAL,
            "withdrawn_at": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_referral_per_draft")
        ]
        ordering = ["-sent_at"]
