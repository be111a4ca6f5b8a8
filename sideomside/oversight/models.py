"""A question about a day of reading, and the looks drawn for a quarter. Whom they looked at stands in neither."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row

WHY = _("so that somebody else sees how those who work here look at what people have told us")


class Ring(Row):
    """Somebody read more than usual one day. It is a question to a colleague of theirs, and no accusation."""

    class CameOf(models.TextChoices):
        AS_IT_SHOULD = "fine", _("It was as it should be")
        TALKED = "talked", _("We talked about it, and agreed how we do")
        GOES_ON = "goes_on", _("Whoever is responsible has been told, and takes it from here")

    reader = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    day = models.DateField()
    signs = models.JSONField()  # each: its name, how many, and how many are usual
    rung_at = models.DateTimeField()
    responsible_at = models.DateTimeField(null=True)  # when whoever is responsible was written to
    came_of = models.CharField(max_length=8, choices=CameOf, blank=True)
    words = SealedText(
        key="reader", kind=Kind.CONFIDENTIAL, label=_("what came of a question about your reading")
    )
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="reader",
        why=WHY,
        keep="oversight",
        plain={
            "reader": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "day": Kind.CONFIDENTIAL,
            "signs": Kind.CONFIDENTIAL,
            "rung_at": Kind.INTERNAL,
            "responsible_at": Kind.INTERNAL,
            "came_of": Kind.CONFIDENTIAL,
            "answered_at": Kind.INTERNAL,
            "answered_by_id": Kind.CONFIDENTIAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "reader", "day"], name="asked_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(answered_by_id=None) | ~models.Q(answered_by_id=models.F("reader")),
                name="nobody_answers_for_themselves",
            ),
        ]
        ordering = ["day", "rung_at"]


class Draw(Row):
    """One quarter: how many looks there were, how many of them somebody goes through, and by which lot."""

    quarter = models.DateField()  # its first day
    looks = models.PositiveIntegerField()
    drawn = models.PositiveIntegerField()
    seed = models.CharField(max_length=64)
    drawn_at = models.DateTimeField()

    privacy = Privacy(
        about="",
        why=WHY,
        keep="oversight",
        plain=dict.fromkeys(["quarter", "looks", "drawn", "seed", "drawn_at"], Kind.INTERNAL),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "quarter"], name="each_quarter_drawn_once")
        ]
        ordering = ["-quarter"]


class Drawn(Row):
    """One look of a quarter: in which hat, when, what for and on which page. Whom it was at is left in the log."""

    class Answer(models.TextChoices):
        FINE = "fine", _("It is as it should be")
        ASK = "ask", _("I will ask about it")

    draw = models.ForeignKey(Draw, models.CASCADE, related_name="looks_drawn")
    number = models.PositiveBigIntegerField()  # of the line in the log
    reader = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    hat = models.CharField(max_length=20)
    looked_at = models.DateTimeField()
    listed = models.BooleanField()  # a name in a list, and not a page of somebody's own
    page = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=40, blank=True)
    answer = models.CharField(max_length=4, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)
    words = SealedText(key="reader", kind=Kind.CONFIDENTIAL, label=_("what came of a question about a look"))
    settled_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="reader",
        why=WHY,
        keep="oversight",
        plain={
            "draw": Kind.INTERNAL,
            "number": Kind.INTERNAL,
            "reader": Kind.CONFIDENTIAL,
            "hat": Kind.INTERNAL,
            "looked_at": Kind.CONFIDENTIAL,
            "listed": Kind.INTERNAL,
            "page": Kind.INTERNAL,
            "purpose": Kind.INTERNAL,
            "answer": Kind.CONFIDENTIAL,
            "answered_at": Kind.INTERNAL,
            "answered_by_id": Kind.CONFIDENTIAL,
            "settled_at": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "draw", "number"], name="each_look_drawn_once"),
            models.CheckConstraint(
                condition=models.Q(answered_by_id=None)
                | models.Q(reader=None)
                | ~models.Q(answered_by_id=models.F("reader")),
                name="nobody_goes_through_their_own",
            ),
        ]
        ordering = ["number"]
