"""What somebody is worried about, in few words, with a key of its own: it goes without taking anything along."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Role, Row


class Sort(models.TextChoices):
    """What kind of worry: it decides what one is told before the form, and how soon a second person looks."""

    DANGER = "danger", _("Somebody is in danger")
    CHILD = "child", _("A child under 18")
    PEER = "peer", _("A peer is not well")
    BOUNDARY = "boundary", _("A line was crossed")
    OTHER = "other", _("Something else")


class Concern(Row):
    """Read by those who are on it and by nobody else. Whom it is about is sealed, so that no table says it."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    sender = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=12, choices=Role.Name)
    sort = models.CharField(max_length=8, choices=Sort)
    words = SealedText(key="self", kind=Kind.HEALTH, label=_("what you are worried about"))
    whom = SealedText(key="self", kind=Kind.HEALTH, label=_("whom you are worried about"))
    bar = models.CharField(max_length=64, blank=True)  # keeps that one out, also when the words are gone
    call = models.BooleanField(default=False)  # the sender would like a call
    received_at = models.DateTimeField()
    second_at = models.DateTimeField()  # unread until then, somebody else gets it too
    read_at = models.DateTimeField(null=True)
    read_by_id = models.UUIDField(null=True)
    closing_at = models.DateTimeField(null=True)
    closing_by_id = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by_id = models.UUIDField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="sender",
        why=_("so that somebody does what is needed when you are worried"),
        keep="concern",
        plain={
            "programme": Kind.INTERNAL,
            "sender": Kind.CONFIDENTIAL,
            "hat": Kind.CONFIDENTIAL,
            "sort": Kind.CONFIDENTIAL,
            "bar": Kind.SECRET,
            "call": Kind.INTERNAL,
            "received_at": Kind.CONFIDENTIAL,
            "second_at": Kind.INTERNAL,
            "read_at": Kind.INTERNAL,
            "read_by_id": Kind.INTERNAL,
            "closing_at": Kind.INTERNAL,
            "closing_by_id": Kind.INTERNAL,
            "closed_at": Kind.CONFIDENTIAL,
            "closed_by_id": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_concern_per_form"),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by_id=None)
                | models.Q(closed_at__isnull=False, closing_by_id__isnull=False, closed_by_id__isnull=False)
                & ~models.Q(closed_by_id=models.F("closing_by_id")),
                name="closed_by_two",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "closed_at"], name="concerns_open")]
        ordering = ["received_at"]
