"""Another place a person goes to, told to us by themselves. What that place knows of us they decide there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row


class Elsewhere(Row):
    """Nothing is asked or told across a wall by it: the line stands here alone, until the person takes it away."""

    class May(models.TextChoices):
        KNOW = "know", _("You may know it, and say nothing to them")
        TALK = "talk", _("You may also talk with them about days and how you reach me, and nothing else")

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    place = SealedText(key="person", kind=Kind.HEALTH, label=_("another place you go to"))
    may = models.CharField(max_length=4, choices=May, default=May.KNOW)
    told_at = models.DateTimeField(auto_now_add=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="person",
        why=_("so that two places you go to need not be strangers to each other, when you want it so"),
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "may": Kind.CONFIDENTIAL,
            "told_at": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_place_elsewhere_per_form")
        ]
        ordering = ["told_at"]
