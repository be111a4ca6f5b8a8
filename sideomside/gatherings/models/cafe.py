"""What a café needs besides guests: a host that day, somebody with the key, and coffee in the cupboard.

When the door is open stands with the place, in `people`; how many came is counted in `intake`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind as Hurts
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Place, Row

OPEN_THE_DOOR = _("so that somebody opens the door and makes the coffee")


class CafeDay(Row):
    """Who is the host of this day."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="+")
    day = models.DateField()
    host = models.ForeignKey(Person, models.CASCADE, related_name="+")
    reminded_for = models.DateField(null=True)

    privacy = Privacy(
        about="host",
        why=OPEN_THE_DOOR,
        keep="peer",
        plain=dict.fromkeys(["place", "day", "host", "reminded_for"], Hurts.CONFIDENTIAL),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "place", "day"], name="one_host_a_day"),
        ]


class KeyHolder(Row):
    """Who has the key to this door just now; nobody, when whoever had it was erased and the key was not."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField()

    privacy = Privacy(
        about="person",
        why=OPEN_THE_DOOR,
        keep="peer",
        plain=dict.fromkeys(["place", "person", "since"], Hurts.CONFIDENTIAL),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "place"], name="one_key_per_door")]


class ShoppingItem(Row):
    """Milk, biscuits, a new bulb."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="+")
    what = models.CharField(max_length=80)
    wanted_at = models.DateTimeField(auto_now_add=True)
    bought_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=_("so that there is milk for the coffee"),
        keep="organisation",
        plain=dict.fromkeys(["place", "what", "wanted_at", "bought_at", "once"], Hurts.INTERNAL),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_item_per_form"),
        ]
        ordering = ["wanted_at"]
