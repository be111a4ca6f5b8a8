"""Somebody who works with a partner and signs in here, to show people the way and to answer us."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.partners.models.agreement import Body
from sideomside.people.models import Person, Row


class PartnerContact(Row):
    """They belong to one partner, and see nothing of the house but what is theirs."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="contacts")
    title = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("what you do there"))
    since = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="person",
        why=_("to know whom you work for, and what you may see"),
        keep="account",
        plain={
            "person": Kind.CONFIDENTIAL,
            "body": Kind.CONFIDENTIAL,
            "since": Kind.INTERNAL,
            "ended_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=models.Q(ended_at=None),
                name="one_partner_at_a_time",
            ),
        ]
        ordering = ["since"]
