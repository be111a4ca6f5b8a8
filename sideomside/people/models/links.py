"""How a participant comes in: a private link on paper or in a mail, and a small key of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models.person import Person
from sideomside.people.models.row import Row

COME_IN = _("so that you can come in without an account")


class PrivateLink(Row):
    """128 random bits or more; only a hash of them is kept. Lives 180 days from the last time it was used."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="person",
        why=COME_IN,
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "token_hash": Kind.SECRET,
            "made_at": Kind.INTERNAL,
            "last_used_at": Kind.CONFIDENTIAL,
            "revoked_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "token_hash"], name="one_link_per_token")
        ]


class SmallKey(Row):
    """A word of the person's own, asked for before any personal words are shown."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="small_key")
    word_hash = models.CharField(max_length=200)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    chosen_at = models.DateTimeField(auto_now_add=True)

    privacy = Privacy(
        about="person",
        why=COME_IN,
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "word_hash": Kind.SECRET,
            "wrong_tries": Kind.INTERNAL,
            "tried_at": Kind.INTERNAL,
            "chosen_at": Kind.INTERNAL,
        },
    )


class LinkAsked(Row):
    """Somebody asked for their link again. Looked up a little later, so that the answer tells a stranger nothing."""

    fingerprint = models.CharField(max_length=64)  # of the number or address typed; gone within a minute
    asked_at = models.DateTimeField(auto_now_add=True)

    privacy = Privacy(
        about="",
        why=COME_IN,
        keep="letter",
        plain={"fingerprint": Kind.CONFIDENTIAL, "asked_at": Kind.INTERNAL},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "fingerprint"], name="asked_once_at_a_time")
        ]
