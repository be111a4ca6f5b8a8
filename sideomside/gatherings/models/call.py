"""Somebody who would like a call, or whom no letter reaches."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.gatherings.models.gathering import Gathering
from sideomside.ground.vault.fields import Kind as Hurts
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class Call(Row):
    """Stands on the coordinator's page until somebody has called."""

    class Why(models.TextChoices):
        DID_NOT_COME = "absent", _("did not come that day, and would like a call")
        ASKED = "asked", _("would like a call")
        UNREACHED = "unreached", _("gets no letters from us, and something has changed")
        LEADS = "leads", _("leads a group, and would like a call")

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="calls")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    why = models.CharField(max_length=9, choices=Why)
    asked_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    called_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=_("so that somebody calls you when you would like it"),
        keep="contact",
        plain=dict.fromkeys(
            ["gathering", "person", "why", "asked_at", "called_at", "called_by_id"], Hurts.CONFIDENTIAL
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "gathering", "person", "why"],
                name="one_call_waits",
                condition=models.Q(called_at=None),
            )
        ]
        ordering = ["asked_at"]
