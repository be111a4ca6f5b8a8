"""A peer lent to another programme for a while: asked of the peer, and nothing before their yes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.peers.models.peer import PeerFile
from sideomside.people.models import Programme, Row


class Loan(Row):
    """The card and the room for one more stay the peer's one and only; the other programme may ask within them."""

    peer = models.ForeignKey(PeerFile, models.CASCADE, related_name="loans")
    to = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    until = models.DateField()
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by_id = models.UUIDField(null=True)
    yes_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # a no, taken back by either, or its day had come

    privacy = Privacy(
        about="peer__person",
        why=_("so that you can be a peer in another programme for a while, if you like"),
        keep="peer",
        plain={
            "peer": Kind.CONFIDENTIAL,
            "to": Kind.CONFIDENTIAL,
            "until": Kind.CONFIDENTIAL,
            "asked_at": Kind.INTERNAL,
            "asked_by_id": Kind.INTERNAL,
            "yes_at": Kind.CONFIDENTIAL,
            "ended_at": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "peer", "to"], condition=Q(ended_at=None), name="lent_once_at_a_time"
            )
        ]
        ordering = ["asked_at"]
