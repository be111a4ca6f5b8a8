"""How many came for coffee. A café keeps no names."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Place, Row


class Visit(Row):
    """Guests in one go, at one place, on one day."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    day = models.DateField()
    guests = models.PositiveSmallIntegerField()
    once = models.UUIDField(null=True)
    host_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True)  # a slip of the thumb: counted no more, and not unsaid

    privacy = Privacy(
        about="",
        why=_("to know how many come for coffee, and never who"),
        keep="organisation",
        plain=dict.fromkeys(
            ["place", "day", "guests", "once", "host_id", "made_at", "taken_back_at"], Kind.INTERNAL
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_visit_per_form"),
            models.CheckConstraint(condition=models.Q(guests__gte=1), name="somebody_came"),
        ]
