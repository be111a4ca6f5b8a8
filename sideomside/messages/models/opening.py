"""When there is a serious reason, two coordinators together may read what two people wrote; both people see it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.messages.models.thread import Thread
from sideomside.people.models import Row


class Opening(Row):
    """Asked for by one, opened by another, for an hour, up to the message that was the last one then."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="openings")
    reason = SealedText(key="thread", kind=Kind.HEALTH, label=_("why your messages were opened"))
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by_id = models.UUIDField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by_id = models.UUIDField(null=True)
    ends_at = models.DateTimeField(null=True)
    up_to = models.PositiveIntegerField(null=True)
    put_away_at = models.DateTimeField(null=True)
    put_away_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="thread__owner",
        why=_("so that you can see who has read your messages, and why"),
        keep="messages",
        plain={
            "thread": Kind.CONFIDENTIAL,
            "asked_at": Kind.CONFIDENTIAL,
            "asked_by_id": Kind.CONFIDENTIAL,
            "confirmed_at": Kind.CONFIDENTIAL,
            "confirmed_by_id": Kind.CONFIDENTIAL,
            "ends_at": Kind.CONFIDENTIAL,
            "up_to": Kind.INTERNAL,
            "put_away_at": Kind.CONFIDENTIAL,
            "put_away_by_id": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by_id=None) | ~models.Q(confirmed_by_id=models.F("asked_by_id")),
                name="two_open_together",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by_id=None, ends_at=None, up_to=None)
                | models.Q(
                    confirmed_at__isnull=False,
                    confirmed_by_id__isnull=False,
                    ends_at__isnull=False,
                    up_to__isnull=False,
                ),
                name="opened_by_somebody_until_some_time",
            ),
            models.UniqueConstraint(
                fields=["organisation", "thread"],
                name="one_request_to_open",
                condition=models.Q(confirmed_at=None, put_away_at=None),
            ),
        ]
        ordering = ["asked_at"]
