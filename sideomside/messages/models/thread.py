"""A thread has a key of its own, and belongs to one pair, to one person and the coordinators, or to a circle."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Role, Row

TO_WRITE = _("so that you can write to each other without numbers and addresses")


class Thread(Row):
    """A pair's thread carries the pair's own id, so that the next pair can never come upon it."""

    class Sort(models.TextChoices):
        PAIR = "pair", _("between two")
        COORDINATOR = "coordinator", _("with the coordinators")
        CIRCLE = "circle", _("in a group")

    sort = models.CharField(max_length=12, choices=Sort)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    pair = models.OneToOneField("matching.Pair", models.CASCADE, null=True, related_name="thread")
    owner = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")  # nobody owns a circle
    owner_hat = models.CharField(max_length=12, choices=Role.Name, blank=True)
    name = SealedText(key="self", kind=Kind.HEALTH, label=_("what the group is called"))
    what_for = SealedText(key="self", kind=Kind.HEALTH, label=_("what the group is for"))
    begun_at = models.DateTimeField(auto_now_add=True)
    begun_by_id = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)  # a circle's; a pair's thread closes with the pair
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="owner",
        why=TO_WRITE,
        keep="messages",
        plain={
            "sort": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "pair": Kind.CONFIDENTIAL,
            "owner": Kind.CONFIDENTIAL,
            "owner_hat": Kind.CONFIDENTIAL,
            "begun_at": Kind.CONFIDENTIAL,
            "begun_by_id": Kind.INTERNAL,
            "closed_at": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_circle_per_form")]
        indexes = [
            models.Index(fields=["organisation", "sort", "begun_at"], name="threads_by_their_beginning"),
            models.Index(fields=["organisation", "sort", "closed_at"], name="threads_not_closed"),
        ]
