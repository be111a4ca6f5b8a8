"""A system of the association's own that wants to hear when the open data has changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Row


class Listener(Row):
    """Its secret is worked out from the house's key when it is needed, and stands in no table."""

    address = models.CharField(max_length=300)
    turn = models.PositiveIntegerField(default=0)  # another turn, another secret
    told = models.JSONField(default=dict)  # a mark of each thing as it was last told
    sent = models.JSONField(default=dict)  # marks that are on their way, or that nobody said had come
    sent_turn = models.PositiveIntegerField(default=0)  # another turn when other marks are sent
    heard_at = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)  # it is being told, or did not answer: not again before this
    misses = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by_id = models.UUIDField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=_("so that your own systems hear when something can be read anew"),
        keep="organisation",
        plain=dict.fromkeys(
            [
                "address", "turn", "told", "sent", "sent_turn", "heard_at", "not_before", "misses", "fault",
                "made_at", "made_by_id", "once",
            ],
            Kind.INTERNAL,
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_listener_per_form"),
            models.UniqueConstraint(fields=["organisation", "address"], name="one_listener_per_address"),
        ]
        ordering = ["made_at"]
