"""What a participant has lived through stays theirs when the peer they met is erased: days, and nobody else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind as Sealed
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row


class WalkedBefore(Row):
    """A companionship whose peer has been erased: when the two met, for how long, and when and how it was over."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="walked_before")
    days_met = models.JSONField(default=list)  # [[day, minutes], ...]
    ended_on = models.DateField()
    reason = models.CharField(max_length=12, blank=True)  # Ending.Kind

    privacy = Privacy(
        about="participant",
        why=_("so that what you have lived through here is not forgotten when your peer is erased"),
        keep="contact",
        plain={"programme": Sealed.INTERNAL}
        | dict.fromkeys(["participant", "days_met", "ended_on", "reason"], Sealed.CONFIDENTIAL),
    )
