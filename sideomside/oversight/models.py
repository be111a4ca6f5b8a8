"""A question about a day of reading, and the looks drawn for a quarter. Whom they looked at stands in neither."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row

WHY = _("so that somebody else sees how those who work here look at what people have told us")


class Ring(Row):
    """Somebody read more than usual one day. It is a question to a colleague of theirs, and no accusation."""

    class CameOf(models.TextChoices):
        AS_IT_SHOULD = "fine", _("It was as it should be")
        TALKED = "talked", _("We talked about it, and agreed how we do")
        GOES_ON = "goes_on", _("Whoever is responsible has been told, and takes it from here")

    reader = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    day = models.DateField()
    signs = models.JSONField()  # each: its name, how many, and how many are usual
    rung_at = models.DateTimeField()
    came_of = models.CharField(max_length=8, choices=CameOf, blank=True)
    words = SealedText(
        key="reader", kind=Kind.CONFIDENTIAL, label=_("what came of a question about your reading")
    )
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="reader",
        why=WHY,
        keep="oversight",
        plain={
            "reader": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "day": Kind.CONFIDENTIAL,
            "signs": Kind.CONFIDENTIAL,
            "rung_at": Kind.INTERNAL,
            "came_of": Kind.CONFIDENTIAL,
            "answered_at": Kind.INTERNAL,
            "answered_by_id": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "reader", "day"], name="asked_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(answered_by_id=None) | ~models.Q(answered_by_id=models.F("reader")),
                name="nobody_answers_for_themselves",
            ),
        ]
        ordering = ["day", "rung_at"]
