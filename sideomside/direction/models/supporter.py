"""Somebody near a person, invited by them to read exactly the lines they tick."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class Supporter(Row):
    """A relative or a professional, known only by what the person calls them, a link and a word said aloud."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("whom you invited to read along"))
    token_hash = models.CharField(max_length=64)
    word_hash = models.CharField(max_length=200)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    invited_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(auto_now_add=True)
    last_read_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="person",
        why=_("so that somebody you chose can read along"),
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "token_hash": Kind.SECRET,
            "word_hash": Kind.SECRET,
            "wrong_tries": Kind.INTERNAL,
            "tried_at": Kind.INTERNAL,
            "invited_at": Kind.CONFIDENTIAL,
            "last_used_at": Kind.CONFIDENTIAL,
            "last_read_at": Kind.CONFIDENTIAL,
            "revoked_at": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_invitation_per_form"),
            models.UniqueConstraint(fields=["organisation", "token_hash"], name="one_supporter_per_token"),
        ]
        ordering = ["invited_at"]
