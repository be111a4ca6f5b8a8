"""What a person said yes to, and took back: a ledger that only grows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class Purpose(models.TextChoices):
    """What a yes is for; each is asked for by itself, and refusing one blocks no other."""

    WORDS = "words", _("read and keep what I write")
    MATCHING = "matching", _("look for a peer for me")
    PEER = "peer", _("keep my card as a peer, and ask me when somebody needs one")
    EVALUATION = "evaluation", _("use my answers in anonymous figures")
    STUDY = "study", _("let somebody who studies this have my answers without my name")
    LOTS = "lots", _("let lots decide whether I am thought of now or a little later")


class Consent(Row):
    """One yes, or one taking back. The state in force is always worked out from the last line, never stored."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    given = models.BooleanField()  # False: taken back
    text_hash = models.CharField(max_length=64)  # of the exact words agreed to
    language = models.CharField(max_length=5)
    channel = models.CharField(max_length=12)  # form, page, talk, mail
    happened_at = models.DateTimeField()
    written_at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)
    by_role = models.CharField(max_length=20)

    privacy = Privacy(
        about="person",
        why=_("to prove what you said yes to, and that it can be taken back"),
        keep="consent",
        plain={
            "person": Kind.CONFIDENTIAL,
            "purpose": Kind.CONFIDENTIAL,
            "given": Kind.CONFIDENTIAL,
            "text_hash": Kind.INTERNAL,
            "language": Kind.INTERNAL,
            "channel": Kind.INTERNAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
        },
    )

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "purpose"], name="consent_of_person")]
        ordering = ["happened_at", "written_at"]
