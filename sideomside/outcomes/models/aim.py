"""Something of one's own to look at now and then, 0 to 10: the person's words, the person's number."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.outcomes.models.cadence import Wave
from sideomside.people.models import Person, Programme, Row

LOOK_AT_IT = _("so that you can look at what matters to you")


class Aim(Row, Happening):
    """One wording. New words, or putting it down, is a later row with the same `item`."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    item = models.UUIDField()  # the same through all its wordings
    words = SealedText(key="person", kind=Kind.HEALTH, label=_("what you look at yourself"))
    put_down = models.BooleanField(default=False)
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=LOOK_AT_IT,
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "item": Kind.INTERNAL,
            "put_down": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_aim_per_form")]


class Rating(Row, Happening):
    """Where it is now, 0 to 10. Another number on the same day supersedes the first."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    item = models.UUIDField()  # of the aim
    wave = models.CharField(max_length=13, choices=Wave, default=Wave.OWN)
    episode = models.UUIDField(null=True)
    value = SealedText(key="person", kind=Kind.HEALTH, label=_("the number you gave it"))

    privacy = Privacy(
        about="person",
        why=LOOK_AT_IT,
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "item": Kind.INTERNAL,
            "wave": Kind.CONFIDENTIAL,
            "episode": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]
        indexes = [models.Index(fields=["organisation", "person", "item"], name="ratings_of_person")]
