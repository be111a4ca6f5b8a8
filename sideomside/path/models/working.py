"""Where a paid peer is employed, and what somebody has laid out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row

MOST_ORE = 10_000_00  # ten thousand kroner; more than that is no small thing laid out


class Employed(Row):
    """Whose house they are employed in and for how many hours. Whether they are paid stands in the peer's file."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    house = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("where you are employed"))
    minutes_a_week = models.PositiveSmallIntegerField(null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    privacy = Privacy(
        about="person",
        why=_("to know where you are employed, and not ask for more than your hours"),
        keep="peer",
        plain=dict.fromkeys(
            ["person", "programme", "minutes_a_week", "first_day", "last_day"], Kind.CONFIDENTIAL
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "programme"], name="employed_once_in_a_programme"
            )
        ]


class Expense(Row):
    """Small and simple: how much, for what, and when. The receipt is shown to a human and kept with the accounts."""

    class State(models.TextChoices):
        SENT = "sent", _("sent")
        APPROVED = "approved", _("approved")
        PAID = "paid", _("paid")
        NOT_THIS = "not_this", _("not this one")

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    ore = models.PositiveIntegerField()
    day = models.DateField()
    what = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("what you laid out for"))
    state = models.CharField(max_length=8, choices=State, default=State.SENT)
    said = SealedText(key="person", kind=Kind.CONFIDENTIAL, label=_("what we wrote about what you laid out"))
    moved_at = models.DateTimeField()
    moved_by_id = models.UUIDField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="person",
        why=_("so that you get back what you have laid out"),
        keep="peer",
        plain={
            "person": Kind.CONFIDENTIAL,
            "programme": Kind.INTERNAL,
            "ore": Kind.CONFIDENTIAL,
            "day": Kind.CONFIDENTIAL,
            "state": Kind.CONFIDENTIAL,
            "moved_at": Kind.INTERNAL,
            "moved_by_id": Kind.INTERNAL,
            "once": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_expense_per_form"),
            models.CheckConstraint(
                condition=models.Q(ore__gte=1, ore__lte=MOST_ORE), name="a_small_thing_laid_out"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="expenses_in_state")]
        ordering = ["-day", "-moved_at"]
