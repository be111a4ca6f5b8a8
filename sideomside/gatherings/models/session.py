"""One time of meeting: a week of a group, an evening of a course, or an event itself."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.gatherings.models.gathering import COME_TOGETHER, Gathering
from sideomside.ground.vault.fields import Kind as Hurts
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Row


class AloneWhy(models.TextChoices):
    """Why one led alone; about the evening, not about anybody."""

    ILL = "ill", _("one was ill")
    AWAY = "away", _("one was away")
    NOBODY = "nobody", _("there was nobody to ask")
    SMALL = "small", _("so few that one was enough")


class Session(Row):
    """Two lead a group, or it says why not. The database holds that promise too."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField(default=1)
    theme = models.CharField(max_length=120, blank=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=120)
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    changes = models.PositiveSmallIntegerField(default=0)  # moved or cancelled so many times, for calendars
    leaders = models.PositiveSmallIntegerField(null=True)
    alone_why = models.CharField(max_length=6, choices=AloneWhy, blank=True)
    came = models.PositiveSmallIntegerField(null=True)
    noted_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="",
        why=COME_TOGETHER,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "gathering", "number", "theme", "starts_at", "minutes", "state", "changes", "leaders", "alone_why",
                "came", "noted_at", "cancelled_at",
            ],
            Hurts.INTERNAL,
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="held", leaders__lt=2, alone_why=""),
                name="two_lead_or_a_word_why_not",
            ),
            models.UniqueConstraint(
                fields=["organisation", "gathering", "number"], name="one_session_per_number"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "starts_at"], name="sessions_by_time")]
        ordering = ["starts_at"]

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)
