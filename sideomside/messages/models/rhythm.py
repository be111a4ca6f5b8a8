"""When somebody wants to hear from us, when they answer, and whether a notice is on its way."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Role, Row


class Rhythm(Row):
    """One for each hat, since a person's two rooms are sealed from each other."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    hat = models.CharField(max_length=12, choices=Role.Name)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    answers = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("when you answer"))
    due_at = models.DateTimeField(null=True)  # a notice waits to be sent
    told_at = models.DateTimeField(null=True)  # a notice was sent, and they have not looked in since

    privacy = Privacy(
        about="person",
        why=_("so that nobody is woken, and nobody waits without knowing"),
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "hat": Kind.CONFIDENTIAL,
            "quiet_from": Kind.INTERNAL,
            "quiet_to": Kind.INTERNAL,
            "due_at": Kind.INTERNAL,
            "told_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person", "hat"], name="one_rhythm_per_hat"),
            models.CheckConstraint(
                condition=models.Q(quiet_from=None, quiet_to=None)
                | models.Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="quiet_from_and_to",
            ),
        ]
