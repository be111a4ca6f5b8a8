"""Organisations and their programmes."""

from datetime import time
from uuid import uuid4

from django.conf import settings
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
    responsible_mail = models.EmailField(blank=True)  # who is asked about reading where nobody is second
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
    door_word = models.SlugField(max_length=40, blank=True)  # its own front door: /word/; "" has none
    answer_days = models.PositiveSmallIntegerField(default=2)  # promised working days to a human answer
    second_reader_days = models.PositiveSmallIntegerField(default=1)  # unread this long, a second reads it
    desk_opens = models.TimeField(default=time(9))  # when somebody sits there on a working day
    desk_closes = models.TimeField(default=time(16))
    first_talk_required = models.BooleanField(default=True)
    unconfirmed_days = models.PositiveSmallIntegerField(default=30)  # mail without a yes, after an answer
    sms_offered = models.BooleanField(default=False)  # only where there is a gateway
    demo = models.BooleanField(default=False)  # invented people; every page says so
    version = models.PositiveIntegerField(default=1)
    changed_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=OF_THE_HOUSE,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "name", "contact_mail", "contact_phone", "municipalities", "languages", "door_word", "answer_days",
                "second_reader_days", "desk_opens", "desk_closes", "first_talk_required",
                "unconfirmed_days", "sms_offered", "demo",
            ],
            Kind.PUBLIC,
        )
        | {"version": Kind.INTERNAL, "changed_by_id": Kind.INTERNAL},
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(desk_closes__gt=models.F("desk_opens")),
                name="the_desk_closes_after_it_opens",
            ),
            models.UniqueConstraint(
                fields=["organisation", "door_word"],
                name="one_programme_per_door",
                condition=~models.Q(door_word=""),
            ),
        ]

    @property
    def offers_sms(self) -> bool:
        """Chosen here, and there is a gateway to carry it; one without the other reaches nobody."""
        return self.sms_offered and bool(settings.SMS_FOLDER)


class OwnTheme(Row):
    """A life theme the organisation added to the ones that come with the house."""

    code = models.SlugField(max_length=40)
    da = models.CharField(max_length=80)
    en = models.CharField(max_length=80)
    put_away_at = models.DateTimeField(null=True)  # offered to nobody new; whoever chose it keeps it

    privacy = Privacy(
        about="",
        why=_("so that people can say what they share in everyday words"),
        keep="organisation",
        plain=dict.fromkeys(["code", "da", "en", "put_away_at"], Kind.PUBLIC),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="one_theme_per_code")]
