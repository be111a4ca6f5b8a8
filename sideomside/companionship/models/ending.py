"""How it ended: never whose fault, and never told by a letter. And what each takes along, in their own words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models.companionship import WALK_TOGETHER, Companionship
from sideomside.ground.vault.fields import Kind as Sealed
from sideomside.ground.vault.fields import SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class Ending(Row):
    """Begun when somebody says so; over at once, or after a last meeting to say goodbye."""

    class Kind(models.TextChoices):
        PLANNED = "planned", _("as it was agreed")
        MOVED_ON = "moved_on", _("life goes on another way")
        PRACTICAL = "practical", _("for practical reasons")
        DID_NOT_FIT = "did_not_fit", _("the two did not fit, and nobody is at fault")
        PEER_PAUSE = "peer_pause", _("the peer needs a pause")
        CONCERN = "concern", _("because of a worry")
        LOST = "lost_contact", _("they lost touch")
        DIED = "died", _("the peer has died")

    companionship = models.OneToOneField(Companionship, models.CASCADE, related_name="ending")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(
        max_length=12, choices=Kind, blank=True
    )  # a coordinator's word; the two need none
    said_by = models.CharField(max_length=20)
    said_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    participant_told_at = models.DateTimeField(null=True)
    peer_told_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="participant",
        why=WALK_TOGETHER,
        keep="contact",
        plain=dict.fromkeys(
            ["companionship", "participant", "kind", "said_by", "said_at", "over_at"], Sealed.CONFIDENTIAL
        )
        | {"participant_told_at": Sealed.INTERNAL, "peer_told_at": Sealed.INTERNAL},
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "over_at"],
                name="endings_to_tell_of",
                condition=models.Q(participant_told_at=None) | models.Q(peer_told_at=None),
            )
        ]


class Keepsake(Row):
    """What I take with me. Mine alone: nobody else reads it."""

    companionship = models.ForeignKey(Companionship, models.CASCADE, related_name="keepsakes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = SealedText(key="person", kind=Sealed.HEALTH, label=_("what you take with you"))
    written_at = models.DateTimeField()

    privacy = Privacy(
        about="person",
        why=_("so that you can keep what it meant to you"),
        keep="contact",
        plain={
            "companionship": Sealed.CONFIDENTIAL,
            "person": Sealed.CONFIDENTIAL,
            "written_at": Sealed.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "companionship", "person"], name="one_keepsake_each"
            )
        ]
