"""Who takes part: an alias suffices, and no list of names is ever printed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.gatherings.models.gathering import Gathering
from sideomside.gatherings.models.session import Session
from sideomside.ground.vault.fields import Kind as Hurts
from sideomside.ground.vault.fields import SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Row

YOUR_SEAT = _("so that there is a chair for you, and you hear when something changes")


class Seat(models.TextChoices):
    ASKED = "asked", _("would like to be in it")
    SEATED = "seated", _("has a seat")
    WAITING = "waiting", _("on the waiting list")
    LEFT = "left", _("not in it any more")


class Offer(models.TextChoices):
    """After a group: would you like to walk with one peer? All three weigh the same."""

    NONE = "", _("not asked")
    ASKED = "asked", _("asked")
    YES = "yes", _("yes")
    LATER = "later", _("not now")
    NO = "no", _("no thanks")


class Signup(Row):
    """One person and one gathering. Signing up again after leaving goes last in the line."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="signups")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    alias = SealedText(key="person", kind=Hurts.HEALTH, label=_("what you are called there"))
    seat = models.CharField(max_length=7, choices=Seat, default=Seat.SEATED)
    asked_at = models.DateTimeField()
    reminded_for = models.DateField(null=True)  # the last day a letter went out for
    offer = models.CharField(max_length=5, choices=Offer, blank=True, default=Offer.NONE)
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=YOUR_SEAT,
        keep="contact",
        plain={
            "gathering": Hurts.CONFIDENTIAL,
            "person": Hurts.CONFIDENTIAL,
            "seat": Hurts.CONFIDENTIAL,
            "asked_at": Hurts.CONFIDENTIAL,
            "reminded_for": Hurts.INTERNAL,
            "offer": Hurts.CONFIDENTIAL,
            "once": Hurts.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "gathering", "person"], name="one_seat_each"),
            models.UniqueConstraint(fields=["organisation", "once"], name="one_signup_per_form"),
        ]
        indexes = [models.Index(fields=["organisation", "seat"], name="signups_by_seat")]
        ordering = ["asked_at"]


class Attendance(Row):
    """Came or did not come that day. Nobody is asked why, and nobody is followed over time."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    signup = models.ForeignKey(Signup, models.CASCADE, related_name="attendances")
    came = models.BooleanField()

    privacy = Privacy(
        about="signup__person",
        why=_("so that whoever did not come can get a call, if they would like one"),
        keep="contact",
        plain={"session": Hurts.CONFIDENTIAL, "signup": Hurts.CONFIDENTIAL, "came": Hurts.CONFIDENTIAL},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "session", "signup"], name="once_a_day_each")
        ]
