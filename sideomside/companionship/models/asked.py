"""That somebody was asked how it goes: alone, at two weeks, six weeks and three months. Never what they answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models.companionship import WALK_TOGETHER, Companionship
from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class Asked(Row):
    """One of the two, at one of the times."""

    class When(models.TextChoices):
        TWO_WEEKS = "two_weeks", _("after two weeks")
        SIX_WEEKS = "six_weeks", _("after six weeks")
        THREE_MONTHS = "three_months", _("midway, after three months")
        BEFORE_END = "before_end", _("a month before the end")

    companionship = models.ForeignKey(Companionship, models.CASCADE, related_name="asked")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    when = models.CharField(max_length=12, choices=When)
    asked_at = models.DateTimeField()

    privacy = Privacy(
        about="person",
        why=WALK_TOGETHER,
        keep="contact",
        plain={
            "companionship": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "when": Kind.INTERNAL,
            "asked_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "companionship", "person", "when"], name="each_asked_once"
            )
        ]
