"""A yardstick of somebody else's, loaded by the operator: its text, our card, and who read the licence."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Row


class Instrument(Row):
    """One version in one language. It asks nobody anything until it is activated."""

    class State(models.TextChoices):
        LOADED = "loaded", _("loaded, and not in use")
        ACTIVE = "active", _("in use")
        RETIRED = "retired", _("no longer in use")

    name = models.CharField(max_length=64)  # the id on the card
    version = models.CharField(max_length=32)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=10, blank=True)  # "" is for everybody
    card = models.TextField()  # JSON, as it came
    text = models.TextField()  # FHIR Questionnaire, as it came
    state = models.CharField(max_length=8, choices=State, default=State.LOADED)
    loaded_at = models.DateTimeField()
    leave_by_id = models.UUIDField(null=True)
    leave_at = models.DateTimeField(null=True)
    leave_note = models.TextField(blank=True)
    activated_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="",
        why=_("so that only yardsticks the house has leave to use are used"),
        keep="organisation",
        plain=dict.fromkeys(
            [
                "name", "version", "title", "language", "card", "text", "state", "loaded_at", "leave_by_id",
                "leave_at", "leave_note", "activated_at", "retired_at",
            ],
            Kind.INTERNAL,
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["title", "version", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name", "version", "language"], name="each_yardstick_loaded_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="active") | models.Q(leave_at__isnull=False),
                name="in_use_only_with_leave",
            ),
        ]

    @property
    def key(self) -> str:
        return f"{self.name}|{self.version}"
