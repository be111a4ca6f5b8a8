"""The sign-in of somebody's own office, tied to them when they opened their invitation by it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.partners.models.agreement import Body
from sideomside.people.models import Person, Row


class OfficeKey(Row):
    """Whom the office means is kept as a keyed mark: nobody can read from it what they are called there."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64)
    bound_at = models.DateTimeField(auto_now_add=True)

    privacy = Privacy(
        about="person",
        why=_("so that you can come in by the sign-in you use at work"),
        keep="account",
        plain={
            "person": Kind.CONFIDENTIAL,
            "body": Kind.CONFIDENTIAL,
            "mark": Kind.SECRET,
            "bound_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "mark"], name="one_person_per_office_sign_in")
        ]
