"""A fixed time of their own: the same weekday and clock, every week or every other, as both have said yes to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models.companionship import WALK_TOGETHER, Companionship
from sideomside.companionship.models.meeting import LOOKS, VIDEO, Meeting
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Place, Row


class Rhythm(Row):
    """Never changed: a new wish is a new row, and it counts when both have said yes to it."""

    class Every(models.IntegerChoices):
        WEEK = 1, _("every week")
        OTHER_WEEK = 2, _("every other week")

    companionship = models.ForeignKey(Companionship, models.CASCADE, related_name="rhythms")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="+")
    every = models.PositiveSmallIntegerField(choices=Every, default=Every.WEEK)
    first_at = models.DateTimeField()  # its weekday and its clock, as the wall shows them, are those of all
    form = models.CharField(max_length=5, choices=Meeting.Form, default=Meeting.Form.WALK)
    place = models.ForeignKey(Place, models.SET_NULL, null=True, related_name="+")
    looks = SealedText(key="participant", kind=Kind.CONFIDENTIAL, label=LOOKS)
    video = SealedText(key="participant", kind=Kind.CONFIDENTIAL, label=VIDEO)
    minutes = models.PositiveSmallIntegerField(default=60)
    asked_by = models.CharField(max_length=20)
    asked_at = models.DateTimeField()
    participant_yes_at = models.DateTimeField(null=True)
    peer_yes_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="participant",
        why=WALK_TOGETHER,
        keep="contact",
        plain=dict.fromkeys(
            [
                "companionship", "participant", "every", "first_at", "form", "place", "asked_by", "asked_at",
                "participant_yes_at", "peer_yes_at", "stopped_at",
            ],
            Kind.CONFIDENTIAL,
        )
        | {"minutes": Kind.INTERNAL, "once": Kind.INTERNAL},
    )  # fmt: skip

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_rhythm_per_form"),
        ]

    @property
    def stands(self) -> bool:
        return (
            self.stopped_at is None and self.participant_yes_at is not None and self.peer_yes_at is not None
        )

    @property
    def waits(self) -> bool:
        """Wished for by one of them, and not answered yet."""
        return self.stopped_at is None and not self.stands
