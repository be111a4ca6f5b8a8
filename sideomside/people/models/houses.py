"""Organisations, their programmes and the places where there is coffee."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models.row import Row

OF_THE_HOUSE = _("so that people can find the programme and know who is responsible")


class Organisation(models.Model):
    """The data controller: an association, or the municipality that runs the offer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=120)
    company_number = models.CharField(max_length=20, blank=True)  # CVR
    contact_mail = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    host = models.CharField(max_length=200, blank=True)  # the address people reach it at; "" is the only one
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["host"], name="one_organisation_per_host", condition=~models.Q(host="")
            )
        ]

    def __str__(self) -> str:
        return f"organisation {self.pk}"


class Programme(Row):
    """One peer programme, as an association would name it, with its own promises and rules."""

    name = models.CharField(max_length=120)
    contact_mail = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    municipalities = models.JSONField(default=list)  # four-digit codes
    languages = models.JSONField(default=list)  # spoken in the programme: codes such as "da", "ar"
    answer_days = models.PositiveSmallIntegerField(default=2)  # promised working days to a human answer
    second_reader_days = models.PositiveSmallIntegerField(default=1)  # unread this long, a second reads it
    first_talk_required = models.BooleanField(default=True)
    unconfirmed_days = models.PositiveSmallIntegerField(default=30)  # mail without a yes, after an answer
    sms_offered = models.BooleanField(default=False)  # only where there is a gateway
    demo = models.BooleanField(default=False)  # invented people; every page says so

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "name", "contact_mail", "contact_phone", "municipalities", "languages", "answer_days",
                "second_reader_days", "first_talk_required", "unconfirmed_days", "sms_offered", "demo",
            ],
            Kind.PUBLIC,
        ),
    )  # fmt: skip


class Area(Row):
    """A part of town people say they can meet in. Positions are coarse kilometres on the programme's own grid."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="areas")
    name = models.CharField(max_length=80)
    east_km = models.SmallIntegerField(default=0)
    north_km = models.SmallIntegerField(default=0)

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(["programme", "name", "east_km", "north_km"], Kind.PUBLIC),
    )


class Place(Row):
    """A door with coffee behind it, or a known place to meet: what it looks like and how to get in."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="places")
    area = models.ForeignKey(Area, models.SET_NULL, null=True, related_name="places")
    name = models.CharField(max_length=80)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=80, blank=True)
    door = models.TextField(blank=True)  # how to find the door, in the place's own words
    access = models.TextField(blank=True)  # steps, lift, toilet, quiet corner
    inside = models.TextField(blank=True)  # what it looks like there, who wears yellow
    serves_coffee = models.BooleanField(default=True)
    closed_down = models.BooleanField(default=False)

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "programme", "area", "name", "street", "postcode", "town", "door", "access", "inside",
                "serves_coffee", "closed_down",
            ],
            Kind.PUBLIC,
        ),
    )  # fmt: skip

    @property
    def address(self) -> str:
        """Street and town as far as they are known."""
        return ", ".join(part for part in (self.street, f"{self.postcode} {self.town}".strip()) if part)


class OpeningHours(Row):
    """Open every week on this day, from and to, with a host one can recognise."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()  # Monday is 0
    opens = models.TimeField()
    closes = models.TimeField()
    host_note = models.CharField(max_length=200, blank=True)  # "Mikkel er vært og har en gul trøje på"
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(
            ["place", "weekday", "opens", "closes", "host_note", "first_day", "last_day"], Kind.PUBLIC
        ),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")), name="closes_after_opening"
            ),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="a_day_of_the_week"),
        ]


class Closure(Row):
    """Closed on these days, whatever the week says; or, on a holiday, open all the same."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="closures")
    first_day = models.DateField()
    last_day = models.DateField()
    open_anyway = models.BooleanField(default=False)
    note = models.CharField(max_length=120, blank=True)

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(["place", "first_day", "last_day", "open_anyway", "note"], Kind.PUBLIC),
    )


class HelpLine(Row):
    """Somewhere to call on a bad night. Data with a date: shown only once a person has confirmed it. 112 is fixed."""

    name = models.CharField(max_length=80)
    number = models.CharField(max_length=30)  # text: 112, 1813 and 116111 fail as phone numbers
    hours_da = models.CharField(max_length=160, blank=True)
    hours_en = models.CharField(max_length=160, blank=True)
    note_da = models.CharField(max_length=160, blank=True)
    note_en = models.CharField(max_length=160, blank=True)
    always_open = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=200, blank=True)
    verified_on = models.DateField(null=True)
    verified_by = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=_("so that help is one tap away on a bad night"),
        keep="organisation",
        plain=dict.fromkeys(
            [
                "name", "number", "hours_da", "hours_en", "note_da", "note_en", "always_open", "order", "source",
                "verified_on", "verified_by",
            ],
            Kind.PUBLIC,
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["order", "name"]


class OwnTheme(Row):
    """A life theme the organisation added to the ones that come with the house."""

    code = models.SlugField(max_length=40)
    da = models.CharField(max_length=80)
    en = models.CharField(max_length=80)

    privacy = Privacy(
        about="",
        why=_("so that people can say what they share in everyday words"),
        keep="organisation",
        plain=dict.fromkeys(["code", "da", "en"], Kind.PUBLIC),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="one_theme_per_code")]
