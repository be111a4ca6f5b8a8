"""How a programme wants it done before somebody is welcomed as a peer."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row


class PathFrame(Row):
    """Little by default: one talk, one who knows them, and the two agreements."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="path_frame")
    references = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(2)])
    recovery_year = models.BooleanField(
        default=False
    )  # peers say themselves that a year has gone well enough

    sparring_weeks = models.PositiveSmallIntegerField(default=6)
    alarm_weeks = models.PositiveSmallIntegerField(default=8)  # none for so long, and somebody asks

    privacy = Privacy(
        about="",
        why=_("so that everybody here is welcomed as a peer in the same way"),
        keep="organisation",
        plain=dict.fromkeys(
            ["programme", "references", "recovery_year", "sparring_weeks", "alarm_weeks"], Kind.INTERNAL
        ),
    )
