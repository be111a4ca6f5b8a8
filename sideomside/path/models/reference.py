"""Somebody who knows the one who wants to be a peer, and would say a kind word."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.path.models.path import TO_BE_WELCOMED, PeerPath
from sideomside.people.models import Person, Row


class Reference(Row):
    """Asked and answered by a human. How to reach them goes as soon as they have answered."""

    path = models.ForeignKey(PeerPath, models.CASCADE, related_name="references")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("who knows you"))
    reach = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("how we reach who knows you"))
    words = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("what they said about you"))
    asked_at = models.DateTimeField(null=True)
    asked_by_id = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)  # whoever wrote the answer down
    once = models.UUIDField()

    privacy = Privacy(
        about="person",
        why=TO_BE_WELCOMED,
        keep="peer",
        plain={
            "path": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "asked_at": Kind.INTERNAL,
            "asked_by_id": Kind.INTERNAL,
            "answered_at": Kind.INTERNAL,
            "answered_by_id": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_reference_per_form")
        ]
        ordering = ["asked_at", "id"]
