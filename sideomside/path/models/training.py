"""What one learns to be a peer: modules with hours, days, and who was there."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row

TO_LEARN = _("so that peers learn what they need, and can see what they have learned")


class Module(Row):
    """One thing to learn, in the programme's own words, and what one can do afterwards."""

    class Opens(models.TextChoices):
        NOTHING = "", _("one step further")
        CAFE = "cafe", _("be a host in the café")
        GROUP = "group", _("help lead a group")
        ONE_TO_ONE = "one", _("walk with somebody")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=80)
    about = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField()
    opens = models.CharField(max_length=5, choices=Opens, blank=True)
    material = models.TextField(blank=True)
    link = models.URLField(blank=True)
    retired_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=TO_LEARN,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "programme", "number", "title", "about", "minutes", "opens", "material", "link", "retired_at", "once",
            ],
            Kind.INTERNAL,
        ),
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_module_per_form")]
        ordering = ["number", "title"]


class TrainingDay(Row):
    """A time at which a module, or a part of it, is taught."""

    module = models.ForeignKey(Module, models.CASCADE, related_name="days")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    where = models.CharField(max_length=120, blank=True)
    cancelled_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True)
    changes = models.PositiveSmallIntegerField(default=0)  # how often it was moved, for calendar programs
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=TO_LEARN,
        keep="organisation",
        plain=dict.fromkeys(
            ["module", "starts_at", "minutes", "where", "cancelled_at", "noted_at", "changes", "once"],
            Kind.INTERNAL,
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_training_day_per_form")
        ]
        indexes = [
            models.Index(fields=["organisation", "starts_at"], name="training_days_by_time"),
            models.Index(
                fields=["organisation", "starts_at"],
                name="training_days_to_note",
                condition=models.Q(cancelled_at=None, noted_at=None),
            ),
        ]
        ordering = ["starts_at"]

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class TrainingSeat(Row):
    """Somebody has said that they come; taken back, nothing is left of it."""

    day = models.ForeignKey(TrainingDay, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_anew = models.BooleanField(default=False)  # moved, and they have said nothing to the new time

    privacy = Privacy(
        about="person",
        why=TO_LEARN,
        keep="peer",
        plain={"day": Kind.INTERNAL, "person": Kind.CONFIDENTIAL, "asked_anew": Kind.CONFIDENTIAL},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "day", "person"], name="one_seat_at_a_training_day"
            )
        ]


class Attended(Row):
    """Somebody was there; or has learned it elsewhere, and a coordinator wrote it down."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    module = models.ForeignKey(Module, models.CASCADE, related_name="attended")
    day = models.ForeignKey(
        TrainingDay, models.CASCADE, null=True, related_name="attended"
    )  # none: elsewhere
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    noted_at = models.DateTimeField(auto_now_add=True)
    by_id = models.UUIDField(null=True)
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=TO_LEARN,
        keep="peer",
        plain={
            "person": Kind.CONFIDENTIAL,
            "module": Kind.INTERNAL,
            "day": Kind.INTERNAL,
            "on": Kind.CONFIDENTIAL,
            "minutes": Kind.INTERNAL,
            "noted_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "day", "person"], name="once_at_a_training_day"),
            models.UniqueConstraint(fields=["organisation", "once"], name="one_learned_elsewhere_per_form"),
        ]
        ordering = ["on"]
