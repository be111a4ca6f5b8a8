"""That a child certificate was seen: never the paper itself, nor a number, nor what stood on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.path.models.path import PeerPath
from sideomside.people.models import Person, Row


class Certificate(Row):
    """One for each path, replaced when it is renewed; none without contact with children under 15."""

    class Sort(models.TextChoices):
        CHILD = "child", _("child certificate")
        ABROAD = "abroad", _("the same from another country")

    class Outcome(models.TextChoices):
        FINE = "fine", _("nothing on it")
        NOT_FINE = "not_fine", _("something on it")

    path = models.OneToOneField(PeerPath, models.CASCADE, related_name="certificate")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    sort = models.CharField(max_length=6, choices=Sort, default=Sort.CHILD)
    asked_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by_id = models.UUIDField(null=True)
    renew_on = models.DateField(null=True)
    outcome = SealedText(key="person", label=_("whether something stood on the certificate"))

    privacy = Privacy(
        about="person",
        why=_("because the law asks for it when somebody is with children under 15"),
        keep="peer",
        plain={
            "path": Kind.CONFIDENTIAL,
            "person": Kind.CONFIDENTIAL,
            "sort": Kind.CONFIDENTIAL,
            "asked_at": Kind.CONFIDENTIAL,
            "seen_at": Kind.CONFIDENTIAL,
            "seen_by_id": Kind.CONFIDENTIAL,
            "renew_on": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seen_at=None, seen_by_id=None)
                | models.Q(seen_at__isnull=False, seen_by_id__isnull=False),
                name="seen_by_somebody",
            )
        ]
