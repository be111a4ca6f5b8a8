"""The register of what may have got out. What stands in it is never changed, and names stand beside it, not in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Role, Row

WHY = _("so that those it is about hear it, and that it can be shown what was done when something got out")


class Thing(models.TextChoices):
    """What it was that may have come into other hands."""

    DEVICE = "device", _("A phone or a computer with a sign-in is gone")
    ACCOUNT = "account", _("Somebody used a sign-in that was not theirs to use, or for what it is not for")
    LINK = "link", _("A private link came into other hands")
    CONTACT = "contact", _("A partner’s contact person saw, or could see, too much")
    LETTER = "letter", _("A letter or a message went to the wrong place")
    COPY = "copy", _("A copy of the database came into other hands, without the keys")
    KEYS = "keys", _("The keys, or the whole machine, came into other hands")
    OTHER = "other", _("Something else")


class Risk(models.TextChoices):
    """Three words, as the law weighs it."""

    HARDLY = "hardly", _("Hardly any harm")
    SOME = "some", _("Can do harm")
    HIGH = "high", _("Can do great harm")


class Breach(Row):
    """One thing that may have happened. What is known of it stands in its steps; two close it."""

    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by_id = models.UUIDField(null=True)
    once = models.UUIDField()
    responsible_at = models.DateTimeField(null=True)  # whoever is responsible was written to
    reminded_at = models.DateTimeField(null=True)
    closing_at = models.DateTimeField(null=True)
    closing_by_id = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by_id = models.UUIDField(null=True)
    heard_and_gone = models.PositiveIntegerField(default=0)  # how many were told and have since been erased

    privacy = Privacy(
        about="",
        why=WHY,
        keep="breach",
        plain={
            "opened_at": Kind.INTERNAL,
            "opened_by_id": Kind.CONFIDENTIAL,
            "once": Kind.INTERNAL,
            "responsible_at": Kind.INTERNAL,
            "reminded_at": Kind.INTERNAL,
            "closing_at": Kind.INTERNAL,
            "closing_by_id": Kind.CONFIDENTIAL,
            "closed_at": Kind.INTERNAL,
            "closed_by_id": Kind.CONFIDENTIAL,
            "heard_and_gone": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_breach_per_press"),
            models.CheckConstraint(
                condition=models.Q(closed_by_id=None) | ~models.Q(closed_by_id=models.F("closing_by_id")),
                name="nobody_closes_a_breach_alone",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "opened_at"], name="breaches_by_their_beginning")]
        ordering = ["-opened_at"]


class BreachStep(Row, Happening):
    """What is known, thought or done, with two clocks. A later step takes the place of one that was wrong."""

    class Name(models.TextChoices):
        FOUND = "found", _("heard of it")
        JUDGED = "judged", _("weighed how much harm it can do")
        REPORTED = "reported", _("told the Data Protection Agency")
        NOT_REPORTED = "not_reported", _("decided that the Data Protection Agency need not be told")
        TOLD = "told", _("wrote to those it is about")
        NOT_REACHED = "not_reached", _("wrote why somebody was not reached")
        DONE = "done", _("did something")
        CLOSING = "closing", _("thinks it can be closed")
        NOT_YET = "not_yet", _("thinks it is too early to close it")
        CLOSED = "closed", _("closed it together with a colleague")

    breach = models.ForeignKey(Breach, models.CASCADE, related_name="steps")
    name = models.CharField(max_length=12, choices=Name)
    thing = models.CharField(max_length=8, choices=Thing, blank=True)
    since = models.DateTimeField(null=True)  # from when it may have been open to others
    until = models.DateTimeField(null=True)
    risk = models.CharField(max_length=6, choices=Risk, blank=True)
    note = SealedText(
        key="self", kind=Kind.CONFIDENTIAL, label=_("what was written about something that got out")
    )
    reference = SealedText(
        key="self", kind=Kind.CONFIDENTIAL, label=_("the Data Protection Agency’s number for it")
    )
    once = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=WHY,
        keep="breach",
        plain={
            "breach": Kind.INTERNAL,
            "name": Kind.INTERNAL,
            "thing": Kind.CONFIDENTIAL,
            "since": Kind.INTERNAL,
            "until": Kind.INTERNAL,
            "risk": Kind.CONFIDENTIAL,
            "happened_at": Kind.INTERNAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_step_of_a_breach_per_press")
        ]
        ordering = ["happened_at", "written_at"]


class Touched(Row):
    """Whose thing it was, or who was to be told. A reference and no more: it goes when they are erased."""

    class Part(models.TextChoices):
        WHOSE = "whose", _("whose it was")
        TOLD = "told", _("is to hear it")

    class Way(models.TextChoices):
        LETTER = "letter", _("by letter")
        VOICE = "voice", _("by voice")

    breach = models.ForeignKey(Breach, models.CASCADE, related_name="touched")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    part = models.CharField(max_length=5, choices=Part)
    hat = models.CharField(max_length=20, choices=Role.Name)
    step = models.ForeignKey(BreachStep, models.CASCADE, null=True, related_name="+")  # the words to them
    way = models.CharField(max_length=6, choices=Way, blank=True)  # "": not reached yet
    told_at = models.DateTimeField(null=True)
    why = models.ForeignKey(
        BreachStep, models.CASCADE, null=True, related_name="+"
    )  # the reason they were not reached
    by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="person",
        why=WHY,
        keep="breach",
        plain={
            "breach": Kind.INTERNAL,
            "person": Kind.CONFIDENTIAL,
            "part": Kind.CONFIDENTIAL,
            "hat": Kind.CONFIDENTIAL,
            "step": Kind.INTERNAL,
            "way": Kind.INTERNAL,
            "told_at": Kind.INTERNAL,
            "why": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "breach", "person", "part"], name="touched_once_by_a_breach"
            )
        ]
        ordering = ["person_id"]
