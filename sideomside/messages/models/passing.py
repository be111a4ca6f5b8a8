"""Somebody lets their peer of today read what they and an earlier peer wrote; it stands until they take it back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.messages.models.thread import Thread
from sideomside.people.models import Row


class Passing(Row):
    """One earlier conversation, for the peer of one pair and nobody after them."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="passings")
    pair = models.ForeignKey("matching.Pair", models.CASCADE, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="thread__owner",
        why=_("so that nothing follows you to a new peer before you say so"),
        keep="messages",
        plain={
            "thread": Kind.CONFIDENTIAL,
            "pair": Kind.CONFIDENTIAL,
            "said_at": Kind.CONFIDENTIAL,
            "taken_back_at": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "thread", "pair"],
                name="passed_on_once_at_a_time",
                condition=models.Q(taken_back_at=None),
            )
        ]
