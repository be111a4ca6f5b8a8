"""The door: something to bring to the next meeting, read by whom the person says, and part of no figure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.outcomes.models.answer import Sitting
from sideomside.people.models import Person, Row


class Bring(Row, Happening):
    """Other words, or other readers, are a later row; empty words take it back."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="brings")
    words = SealedText(key="person", kind=Kind.HEALTH, label=_("what you want to bring"))
    for_peer = models.BooleanField(default=False)
    for_coordinator = models.BooleanField(default=False)

    privacy = Privacy(
        about="person",
        why=_("so that you can bring something to your next meeting"),
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "sitting": Kind.CONFIDENTIAL,
            "for_peer": Kind.CONFIDENTIAL,
            "for_coordinator": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        indexes = [models.Index(fields=["organisation", "happened_at"], name="brought_lately")]
        ordering = ["happened_at", "written_at"]
