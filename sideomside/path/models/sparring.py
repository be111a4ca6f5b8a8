"""Somebody to talk it over with: times alone or in a group, who came, and notes that are the peer's alone."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind, SealedText
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row

LOOKED_AFTER = _("so that somebody looks after you when you are there for others")


class Sparring(Row):
    """One time. A row of them is planned at once, each with a life of its own afterwards."""

    class Sort(models.TextChoices):
        GROUP = "group", _("several together")
        ALONE = "alone", _("one at a time")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    sort = models.CharField(max_length=5, choices=Sort, default=Sort.GROUP)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    where = models.CharField(max_length=120, blank=True)
    led_by = models.CharField(max_length=80, blank=True)
    open_to_all = models.BooleanField(default=False)  # whoever is a peer here may take a seat themselves
    cancelled_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True)
    changes = models.PositiveSmallIntegerField(default=0)  # how often it was moved, for calendar programs
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=LOOKED_AFTER,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "programme",
                "sort",
                "starts_at",
                "minutes",
                "where",
                "led_by",
                "open_to_all",
                "cancelled_at",
                "noted_at",
                "changes",
                "once",
            ],
            Kind.INTERNAL,
        ),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_sparring_per_form")]
        indexes = [
            models.Index(fields=["organisation", "starts_at"], name="sparrings_by_time"),
            models.Index(
                fields=["organisation", "starts_at"],
                name="sparrings_to_note",
                condition=models.Q(cancelled_at=None, noted_at=None),
            ),
        ]
        ordering = ["starts_at"]

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class SparringSeat(Row):
    """Whom it is meant for, whether they can come, and whether they came. Not coming needs no reason."""

    sparring = models.ForeignKey(Sparring, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    cannot = models.BooleanField(default=False)
    asked_anew = models.BooleanField(default=False)  # moved, and they have said nothing to the new time
    came = models.BooleanField(null=True)

    privacy = Privacy(
        about="person",
        why=LOOKED_AFTER,
        keep="peer",
        plain=dict.fromkeys(["sparring", "person", "cannot", "asked_anew", "came"], Kind.CONFIDENTIAL),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sparring", "person"], name="one_seat_at_a_sparring"
            )
        ]


class SparringNote(Row):
    """The peer's own words to themselves. No query of anybody else's reads this table."""

    sparring = models.ForeignKey(Sparring, models.CASCADE, related_name="notes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = SealedText(key="person", label=_("your own notes from supervision"))
    written_at = models.DateTimeField()

    privacy = Privacy(
        about="person",
        why=_("so that you can hold on to what you take with you; only you read it"),
        keep="peer",
        plain={"sparring": Kind.CONFIDENTIAL, "person": Kind.CONFIDENTIAL, "written_at": Kind.INTERNAL},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sparring", "person"], name="one_note_of_ones_own"
            )
        ]
