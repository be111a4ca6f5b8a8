"""A meeting: up to three times offered, one of them chosen, and what it looks like there."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models.companionship import WALK_TOGETHER, Companionship
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Place, Role, Row

LOOKS = _("where you meet and how you find each other")
VIDEO = _("your own link for a video call")


Hat = Role.Name


class Meeting(Row):
    """Both see the same, whoever chose, moved or cancelled."""

    class Form(models.TextChoices):
        PLACE = "place", _("at a place with coffee")
        WALK = "walk", _("a walk")
        PHONE = "phone", _("on the phone")
        VIDEO = "video", _("a video call")
        HOME = "home", _("at home")
        THERE = "there", _("where one of the two is now")

    class State(models.TextChoices):
        OFFERED = "offered", _("times are offered")
        FIXED = "fixed", _("a time is chosen")
        NONE_FITS = "none_fits", _("none of the times fitted")
        CANCELLED = "cancelled", _("cancelled")
        MET = "met", _("they met")
        NOT_MET = "not_met", _("it did not happen that day")
        MOVED = "moved", _("moved to another time")
        RESTING = "resting", _("off while the two are on a pause")

    companionship = models.ForeignKey(Companionship, models.CASCADE, related_name="meetings")
    participant = models.ForeignKey(Person, models.CASCADE, related_name="+")
    form = models.CharField(max_length=5, choices=Form, default=Form.PLACE)
    place = models.ForeignKey(Place, models.SET_NULL, null=True, related_name="+")
    looks = SealedText(key="participant", kind=Kind.CONFIDENTIAL, label=LOOKS)
    video = SealedText(key="participant", kind=Kind.CONFIDENTIAL, label=VIDEO)
    rhythm = models.ForeignKey("companionship.Rhythm", models.SET_NULL, null=True, related_name="meetings")
    proposed_by = models.CharField(max_length=20, default=Hat.COORDINATOR)
    minutes = models.PositiveSmallIntegerField(default=60)
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED)
    starts_at = models.DateTimeField(null=True)
    offered_at = models.DateTimeField()
    tell_time_to_participant = models.BooleanField(default=False)  # in the letter the day before
    tell_time_to_peer = models.BooleanField(default=False)
    reminded_at = models.DateTimeField(null=True)
    changes = models.PositiveSmallIntegerField(default=0)  # so that a calendar knows newer from older
    changed_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="participant",
        why=WALK_TOGETHER,
        keep="contact",
        plain={
            "companionship": Kind.CONFIDENTIAL,
            "participant": Kind.CONFIDENTIAL,
            "form": Kind.CONFIDENTIAL,
            "place": Kind.CONFIDENTIAL,
            "minutes": Kind.INTERNAL,
            "state": Kind.CONFIDENTIAL,
            "starts_at": Kind.CONFIDENTIAL,
            "offered_at": Kind.CONFIDENTIAL,
            "tell_time_to_participant": Kind.INTERNAL,
            "tell_time_to_peer": Kind.INTERNAL,
            "reminded_at": Kind.INTERNAL,
            "rhythm": Kind.CONFIDENTIAL,
            "proposed_by": Kind.CONFIDENTIAL,
            "changes": Kind.INTERNAL,
            "changed_at": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_meeting_per_form"),
            models.UniqueConstraint(
                fields=["organisation", "companionship"],
                name="one_question_at_a_time",
                condition=models.Q(state="offered"),
            ),
            models.UniqueConstraint(
                fields=["organisation", "companionship", "starts_at"],
                name="one_meeting_at_a_time",
                condition=models.Q(state="fixed"),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="fixed") | models.Q(starts_at__isnull=False),
                name="a_fixed_meeting_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=30, minutes__lte=120), name="not_too_short_not_too_long"
            ),
        ]

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None


class OfferedTime(Row):
    """One of the times to choose between."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()

    privacy = Privacy(
        about="meeting__participant",
        why=WALK_TOGETHER,
        keep="contact",
        plain={"meeting": Kind.CONFIDENTIAL, "starts_at": Kind.CONFIDENTIAL},
    )

    class Meta:
        ordering = ["starts_at"]
