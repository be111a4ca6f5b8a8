"""The outbox: letters written in the same transaction as what they tell about, and sent afterwards."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.ground.vault.walls import WithinManager, current_organisation


class Letter(models.Model):
    """A neutral mail or text message on its way. Sealed under the receiver's key until it has left."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        GIVEN_UP = "given_up"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation_id = models.UUIDField(default=current_organisation)
    to_id = models.UUIDField(db_index=True)
    channel = models.CharField(max_length=5)
    template = models.CharField(max_length=60)
    address = SealedText(key="to", kind=Kind.HEALTH, label=_("your number or address"))
    subject = SealedText(key="to", kind=Kind.CONFIDENTIAL, label=_("subject"))
    text = SealedText(key="to", kind=Kind.HEALTH, label=_("what the letter said"))
    reply_token = models.CharField(max_length=64, blank=True)
    auto = models.BooleanField(default=False)  # an automatic answer: no out-of-office may answer it
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(auto_now_add=True)
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=60, blank=True)  # the kind of fault, never the address

    objects = WithinManager()

    privacy = Privacy(
        about="to_id",
        why=_("to bring you a short neutral message"),
        keep="letter",
        plain={
            "to_id": Kind.CONFIDENTIAL,
            "channel": Kind.INTERNAL,
            "template": Kind.CONFIDENTIAL,
            "reply_token": Kind.CONFIDENTIAL,
            "auto": Kind.INTERNAL,
            "state": Kind.INTERNAL,
            "attempts": Kind.INTERNAL,
            "not_before": Kind.INTERNAL,
            "made_at": Kind.CONFIDENTIAL,
            "sent_at": Kind.CONFIDENTIAL,
            "fault": Kind.INTERNAL,
        },
    )

    class Meta:
        indexes = [models.Index(fields=["organisation_id", "state", "not_before"], name="post_to_send")]
