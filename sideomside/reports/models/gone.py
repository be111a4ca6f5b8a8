"""What is left of those who are erased: that so many stood there. No name, no number of theirs, and no day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row


class GoneCount(Row):
    """So many who are not here any more, in one place of one figure (rules.Line). Only ever added to."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    together = models.BooleanField()  # each once, where all programmes are counted as one
    period = models.CharField(max_length=7)  # a period, or a month: 2026M03
    figure = models.CharField(max_length=20)
    stood = models.CharField(max_length=400)
    how_many = models.IntegerField()

    privacy = Privacy(
        about="",
        why=_("so that a year that is told afterwards does not forget those who were erased"),
        keep="organisation",
        plain=dict.fromkeys(
            ["programme", "together", "period", "figure", "stood", "how_many"], Kind.INTERNAL
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme", "together", "period", "figure", "stood"],
                name="one_count_of_a_place",
            )
        ]
