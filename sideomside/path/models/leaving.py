"""Stopping as a peer, well: a last talk, words to take along, and thanks in words."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row


class Leaving(Row):
    """Said by the peer or by the coordinator; done when nobody waits for them any more."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    said_at = models.DateTimeField()
    said_by_id = models.UUIDField(null=True)
    talk_at = models.DateTimeField(null=True)
    words = SealedText(key="person", label=_("what you take with you as a peer"))
    thanks = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("how we thanked you"))
    done_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="person",
        why=_("so that stopping as a peer is as good as beginning was"),
        keep="peer",
        plain={
            "person": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "said_at": Kind.CONFIDENTIAL,
            "said_by_id": Kind.INTERNAL,
            "talk_at": Kind.INTERNAL,
            "done_at": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "programme"],
                condition=Q(done_at=None),
                name="one_goodbye_at_a_time",
            )
        ]
        ordering = ["said_at"]
