"""The first talk: between an answer and asking anybody stands a meeting of two people that binds nobody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.intake.models.enquiry import Enquiry
from sideomside.people.models import Person, Place, Row


class Talk(Row):
    """Over coffee, on the phone or on a walk; one may bring somebody."""

    class Form(models.TextChoices):
        COFFEE = "coffee", _("over a cup of coffee")
        PHONE = "phone", _("on the phone")
        WALK = "walk", _("on a walk")

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="talks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    form = models.CharField(max_length=6, choices=Form)
    place = models.ForeignKey(Place, models.SET_NULL, null=True, related_name="+")
    planned_for = models.DateTimeField(null=True)
    brings_somebody = models.BooleanField(default=False)
    with_id = models.UUIDField(null=True)  # the coordinator
    held_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)
    note = SealedText(key="person", kind=Kind.HEALTH, label=_("what we agreed on in the first talk"))
    made_at = models.DateTimeField(auto_now_add=True)

    privacy = Privacy(
        about="person",
        why=_("so that we meet before anything else happens, and remember what we agreed on"),
        keep="enquiry",
        plain={
            "enquiry": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "form": Kind.CONFIDENTIAL,
            "place": Kind.CONFIDENTIAL,
            "planned_for": Kind.CONFIDENTIAL,
            "brings_somebody": Kind.CONFIDENTIAL,
            "with_id": Kind.INTERNAL,
            "held_at": Kind.CONFIDENTIAL,
            "called_off_at": Kind.CONFIDENTIAL,
            "made_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(held_at=None) | models.Q(called_off_at=None), name="held_or_called_off"
            ),
            models.UniqueConstraint(
                fields=["organisation", "enquiry"],
                condition=models.Q(held_at=None, called_off_at=None),
                name="one_talk_ahead",
            ),
        ]
        ordering = ["made_at"]
