"""Somebody wants no more contact. There is no field for a reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Role, Row

SAID_SO = _("so that contact stops at once when you say so, and somebody calls you")


class StoppedContact(Row):
    """Who pressed is known to the coordinators alone; both are called, and then it leaves their page."""

    pair = models.OneToOneField("matching.Pair", models.CASCADE, related_name="stopped")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    by_person = models.ForeignKey(
        Person, models.CASCADE, null=True, related_name="+"
    )  # nobody: a coordinator recognised whom a note meant
    hat = models.CharField(max_length=12, choices=Role.Name, blank=True)
    stopped_at = models.DateTimeField()
    participant_called_at = models.DateTimeField(null=True)
    participant_called_by_id = models.UUIDField(null=True)
    peer_called_at = models.DateTimeField(null=True)
    peer_called_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="by_person",
        why=SAID_SO,
        keep="contact",
        plain=dict.fromkeys(
            [
                "pair", "programme", "by_person", "hat", "stopped_at", "participant_called_at",
                "participant_called_by_id", "peer_called_at", "peer_called_by_id",
            ],
            Kind.CONFIDENTIAL,
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["stopped_at"]


class PromisedCall(Row):
    """One of the two is erased, and with them everything between the two; the other was promised a call."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    hat = models.CharField(max_length=12, choices=Role.Name)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    promised_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    called_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=SAID_SO,
        keep="contact",
        plain=dict.fromkeys(
            ["person", "hat", "programme", "promised_at", "called_at", "called_by_id"], Kind.CONFIDENTIAL
        ),
    )

    class Meta:
        ordering = ["promised_at"]
