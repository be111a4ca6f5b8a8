"""What happened in an enquiry, step by step: written once, corrected by a later step, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.intake.models.enquiry import Enquiry
from sideomside.people.models import Row


class Step(models.TextChoices):
    """The sentence says what somebody did; the name stands before it."""

    RECEIVED = "received", _("wrote to us for the first time")
    HEARD = "heard", _("wrote again")
    READ = "read", _("read it")
    ASSIGNED = "assigned", _("took it on")
    ANSWERED = "answered", _("wrote an answer")
    CALLED = "called", _("noted a call")
    SORTED = "sorted", _("said what it is about")
    REMIND = "remind", _("wants to be reminded later")
    TALK_PLANNED = "planned", _("agreed on a first talk")
    TALK_OFF = "talk_off", _("called off the first talk")
    TALK_HELD = "held", _("held the first talk")
    CORRECTED = "corrected", _("changed their words")
    JOINED = "joined", _("joined two enquiries of the same person")
    PARTED = "parted", _("parted them again")
    CLOSED = "closed", _("closed it")
    REOPENED = "reopened", _("opened it again")
    ASKED = "asked", _("asked whether they would like to stay")
    STAYS = "stays", _("noted that they would like to stay")
    AGAIN = "again", _("chose to wait a while longer")
    FAREWELL = "farewell", _("announced that everything will be deleted")


# What is written while nobody hears from somebody who waits.
IN_SILENCE = (Step.ASKED, Step.AGAIN, Step.FAREWELL, Step.CALLED)


class EnquiryStep(Row, Happening):
    """Codes only: the words stand in the messages."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Step)
    detail = models.JSONField(default=dict)  # codes, ids and dates, never words

    privacy = Privacy(
        about="enquiry__person",
        why=_("so that everybody can see who did what, and when"),
        keep="enquiry",
        plain={
            "enquiry": Kind.CONFIDENTIAL,
            "number": Kind.INTERNAL,
            "kind": Kind.CONFIDENTIAL,
            "detail": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "enquiry", "number"], name="steps_in_order"),
        ]
        ordering = ["enquiry", "number"]
