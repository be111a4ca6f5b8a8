"""Where more people wait than there are places: a draw a programme opens, and each lot that was drawn."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.matching.models.board import CLOCKS
from sideomside.people.models import Person, Programme, Row


class WaitDraw(Row):
    """What was agreed before the first lot. The seed says every lot there will be, so nobody chooses one."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    protocol = models.CharField(max_length=200)
    approved_by = models.CharField(max_length=200)
    wait_weeks = models.PositiveSmallIntegerField()  # how much later the second group is thought of
    first_day = models.DateField()
    last_day = models.DateField()  # the last on which somebody is drawn
    seed = SealedText(key="self", kind=Kind.CONFIDENTIAL, label=_("what the lots are drawn from"))
    lots = models.PositiveIntegerField(default=0)  # drawn so far; the next one's number
    opened_at = models.DateTimeField()
    opened_by_id = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)  # from then on nobody waits because of it
    closed_by_id = models.UUIDField(null=True)
    figures = models.JSONField(
        null=True
    )  # what was found, worked out once and only in numbers nobody stands in
    told_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="",
        why=_("so that chance decides who waits a little, and it can be seen what the help changes"),
        keep="organisation",
        plain=dict.fromkeys(
            [
                "programme", "name", "protocol", "approved_by", "wait_weeks", "first_day", "last_day", "lots",
                "opened_at", "opened_by_id", "closed_at", "closed_by_id", "figures", "told_at",
            ],
            Kind.INTERNAL,
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme"],
                name="one_open_draw_of_waits",
                condition=models.Q(closed_at=None),
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="a_draw_ends_after_it_begins"
            ),
        ]


class Lot(Row, Happening):
    """A lot that was drawn, a no thanks to it, or that somebody went out of the wait. Never changed."""

    class What(models.TextChoices):
        NO_THANKS = "no_thanks", _("said no thanks to the draw")
        DRAWN = "drawn", _("lots were drawn")
        STEPPED_OUT = "stepped_out", _("did not want to wait for it any more")
        TAKEN_OUT = "taken_out", _("was taken out of the wait")

    draw = models.ForeignKey(WaitDraw, models.CASCADE, related_name="steps")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    what = models.CharField(max_length=11, choices=What)
    number = models.PositiveIntegerField(null=True)  # which of the draw's lots, from 0
    group = SealedText(key="person", kind=Kind.HEALTH, label=_("which lot you drew"))
    why = SealedText(key="person", kind=Kind.HEALTH, label=_("why you were taken out of the wait"))

    privacy = Privacy(
        about="person",
        why=_("so that you can see what lots were drawn about you, and nobody waits unseen"),
        keep="contact",
        plain={
            "draw": Kind.INTERNAL,
            "person": Kind.CONFIDENTIAL,
            "what": Kind.CONFIDENTIAL,
            "number": Kind.CONFIDENTIAL,
            **CLOCKS,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "draw", "number"], name="each_lot_drawn_once"),
            models.UniqueConstraint(
                fields=["organisation", "person"],
                name="nobody_is_drawn_twice",
                condition=models.Q(what="drawn"),
            ),
        ]
