"""Two people who both said yes. What happens between them is told in the rooms above."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.matching.models.asking import Proposal
from sideomside.people.models import Person, Programme, Row


class Pair(Row):
    """Living from the second yes until somebody says it is over; nobody is at fault."""

    proposal = models.OneToOneField(Proposal, models.CASCADE, related_name="pair")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="pairs")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="pairs")
    peer = models.ForeignKey(Person, models.CASCADE, related_name="pairs_as_peer")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.UUIDField(null=True)
    talk_needed = models.BooleanField(default=False)  # it ended early: a talk before anybody new
    talk_held_at = models.DateTimeField(null=True)
    wants_new_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="participant",
        why=_("so that you two can meet"),
        keep="contact",
        plain={
            "proposal": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "participant": Kind.CONFIDENTIAL,
            "peer": Kind.CONFIDENTIAL,
            "since": Kind.CONFIDENTIAL,
            "ended_at": Kind.CONFIDENTIAL,
            "ended_by_id": Kind.INTERNAL,
            "talk_needed": Kind.CONFIDENTIAL,
            "talk_held_at": Kind.CONFIDENTIAL,
            "wants_new_at": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "participant", "peer"],
                name="one_living_pair_of_two",
                condition=models.Q(ended_at=None),
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "programme"], name="pairs_today", condition=models.Q(ended_at=None)
            ),
            models.Index(fields=["organisation", "ended_at"], name="pairs_by_their_end"),
            models.Index(
                fields=["organisation", "programme"],
                name="pairs_to_talk_with",
                condition=models.Q(talk_needed=True),
            ),
        ]
