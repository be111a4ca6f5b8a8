"""What a programme itself decides about two people who meet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row


class Frame(Row):
    """May two meet at home, and after how many quiet days does somebody ask how it goes?"""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="frame")
    at_home = models.BooleanField(default=False)
    quiet_days = models.PositiveSmallIntegerField(default=21)

    privacy = Privacy(
        about="",
        why=_("so that everybody knows what is usual when two people meet"),
        keep="organisation",
        plain=dict.fromkeys(["programme", "at_home", "quiet_days"], Kind.PUBLIC),
    )
