"""One time somebody sat with the questions, and each answer they gave."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.outcomes.models.asking import ASK_HOW_IT_IS, Asking
from sideomside.outcomes.models.cadence import Wave
from sideomside.outcomes.models.instrument import Instrument
from sideomside.people.models import Person, Programme, Row


class Sitting(Row):
    """Which questions, in their order; when it began, and when the last of them was behind."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    asking = models.ForeignKey(Asking, models.SET_NULL, null=True, related_name="sittings")
    wave = models.CharField(max_length=13, choices=Wave, default=Wave.OWN)
    episode = models.UUIDField(null=True)
    instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, related_name="+")  # None: our own
    items = models.JSONField(default=list)
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="person",
        why=ASK_HOW_IT_IS,
        keep="contact",
        plain=dict.fromkeys(
            ["person", "asking", "wave", "episode", "instrument", "items", "begun_at", "done_at"],
            Kind.CONFIDENTIAL,
        )
        | {"programme": Kind.INTERNAL, "once": Kind.INTERNAL},
    )

    class Meta:
        ordering = ["begun_at"]
        indexes = [models.Index(fields=["organisation", "person"], name="sittings_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_sitting_per_form"),
            models.UniqueConstraint(
                fields=["organisation", "asking"],
                name="our_own_questions_once_a_wave",
                condition=models.Q(instrument=None),
            ),
            models.UniqueConstraint(
                fields=["organisation", "asking", "instrument"], name="each_yardstick_once_a_wave"
            ),
        ]


class Answer(Row, Happening):
    """One answer. Another answer to the same question is a later one that supersedes it.

    Also whether somebody skipped is sealed: an empty text is an answer of its own.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="answers")
    item = models.CharField(max_length=64)
    value = SealedText(key="person", kind=Kind.HEALTH, label=_("what you answered"))

    privacy = Privacy(
        about="person",
        why=ASK_HOW_IT_IS,
        keep="contact",
        plain={
            "person": Kind.CONFIDENTIAL,
            "sitting": Kind.CONFIDENTIAL,
            "item": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sitting", "item"],
                name="one_first_answer",
                condition=models.Q(supersedes=None),
            )
        ]
