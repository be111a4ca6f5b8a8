"""A secret address that somebody's own calendar program reads: times, and nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Role, Row


class Feed(Row):
    """192 random bits; only a hash of them is kept. One living address for each hat, shut in one press."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    hat = models.CharField(max_length=12, choices=Role.Name)
    token_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="person",
        why=_("so that your own calendar can show when you meet somebody"),
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "hat": Kind.CONFIDENTIAL,
            "token_hash": Kind.SECRET,
            "made_at": Kind.INTERNAL,
            "revoked_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "token_hash"], name="one_feed_per_token"),
            models.UniqueConstraint(
                fields=["organisation", "person", "hat"],
                name="one_living_feed_a_hat",
                condition=models.Q(revoked_at=None),
            ),
        ]
