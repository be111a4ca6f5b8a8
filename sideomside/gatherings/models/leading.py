"""Those who lead, side by side, and how they themselves look at an evening."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.gatherings.models.gathering import Gathering
from sideomside.gatherings.models.session import Session
from sideomside.ground.vault.fields import Kind as Hurts
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row

SIDE_BY_SIDE = _("so that the group knows who leads it, and you find it on your page")


class Facilitating(Row):
    """A peer leads this one, or has been asked to."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="facilitating")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(null=True)  # and has not answered; nobody else meets their name here
    since = models.DateTimeField(auto_now_add=True)
    reminded_for = models.DateField(null=True)  # the last day a letter went out for

    privacy = Privacy(
        about="person",
        why=SIDE_BY_SIDE,
        keep="peer",
        plain=dict.fromkeys(["gathering", "person", "asked_at", "since", "reminded_for"], Hurts.CONFIDENTIAL),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "gathering", "person"], name="leads_once"),
        ]
        ordering = ["since"]


class SelfCheck(Row):
    """Which steps of the manual the evening held, as one who led it saw it. For themselves, not for a grade."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="self_checks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    steps = models.JSONField(default=list)  # numbers of the steps
    noted_at = models.DateTimeField(auto_now=True)

    privacy = Privacy(
        about="person",
        why=_("so that those who lead can see how close they keep to the manual"),
        keep="peer",
        plain=dict.fromkeys(["session", "person", "steps", "noted_at"], Hurts.CONFIDENTIAL),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "session", "person"], name="one_look_each"),
        ]
