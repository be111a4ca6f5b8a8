"""What there is near home that is not ours, and going there together the first time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind as Hurts
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Person, Programme, Row


class LocalActivity(Row):
    """A sports club, a library, a choir: kept by the programme, and shown to everybody."""

    class Sort(models.TextChoices):
        MOVE = "move", _("move")
        MAKE = "make", _("make something")
        SING = "sing", _("sing and play")
        READ = "read", _("read and learn")
        MEET = "meet", _("be together")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="activities")
    sort = models.CharField(max_length=4, choices=Sort)
    name = models.CharField(max_length=80)
    about = models.TextField(blank=True)
    where = models.CharField(max_length=120, blank=True)
    when = models.CharField(max_length=120, blank=True)
    cost = models.CharField(max_length=80, blank=True)
    link = models.URLField(blank=True)
    checked_on = models.DateField()
    put_away = models.BooleanField(default=False)
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=_("so that people can find what there is near home"),
        keep="organisation",
        plain=dict.fromkeys(
            [
                "programme", "sort", "name", "about", "where", "when", "cost", "link", "checked_on", "put_away",
                "once",
            ],
            Hurts.PUBLIC,
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_activity_per_form"),
        ]
        ordering = ["name"]


class GoTogether(Row):
    """Somebody would like company there the first time."""

    class State(models.TextChoices):
        ASKED = "asked", _("would like company there")
        ARRANGED = "set", _("somebody goes along")
        DONE = "done", _("they have been there")
        LET_GO = "let_go", _("not any more")

    activity = models.ForeignKey(LocalActivity, models.CASCADE, related_name="companies")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    state = models.CharField(max_length=6, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    along_with = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    goes_at = models.DateTimeField(null=True)

    privacy = Privacy(
        about="person",
        why=_("so that you need not go there alone the first time"),
        keep="contact",
        plain=dict.fromkeys(
            ["activity", "person", "state", "asked_at", "along_with", "goes_at"], Hurts.CONFIDENTIAL
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "activity", "person"],
                name="one_company_waits",
                condition=models.Q(state__in=["asked", "set"]),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="company_in_state")]
        ordering = ["asked_at"]
