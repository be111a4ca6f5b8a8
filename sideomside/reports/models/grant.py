"""Who pays, for what, until when; in the funder's words, tied to figures the house has anyway."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row

FOR_THE_FUNDER = _("so that whoever paid can see what the money became")
MOST_KRONER = 100_000_000


class Grant(Row):
    """Kroner are whole: nobody reports in øre."""

    class Form(models.TextChoices):
        FUND = "fund", _("a fund or a state pool (purpose, goals, activities, accounts)")
        SECTION_18 = "section18", _("§ 18 from the municipality (voluntary and unpaid work)")
        OWN = "own", _("our own headings: goals and accounts only")

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    funder = models.CharField(max_length=120)
    legal_basis = models.CharField(max_length=120, blank=True)
    form = models.CharField(max_length=9, choices=Form, default=Form.FUND)
    first_day = models.DateField()
    last_day = models.DateField()
    kroner = models.PositiveIntegerField()
    may_pay = models.TextField(blank=True)
    may_not_pay = models.TextField(blank=True)
    own_headings = models.JSONField(
        default=dict
    )  # its own headings and what stands under each; none: its form's
    words = models.JSONField(default=dict)  # what is written for the next report, by heading
    readers = models.JSONField(default=list)  # evaluators who may open its reports, by opaque id
    version = models.PositiveIntegerField(default=1)
    changed_by_id = models.UUIDField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=FOR_THE_FUNDER,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "programme", "name", "funder", "legal_basis", "form", "first_day", "last_day", "kroner",
                "may_pay", "may_not_pay", "own_headings", "words", "readers", "version", "changed_by_id", "once",
            ],
            Kind.INTERNAL,
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_grant_per_form"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="a_grant_ends_after_it_begins"
            ),
        ]
        ordering = ["last_day", "name"]


class Goal(Row):
    """What was promised, in the funder's own words, and which of our figures answers it."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="goals")
    words = models.CharField(max_length=300)
    indicator = models.CharField(max_length=20, blank=True)  # "": told in words only
    target = models.PositiveIntegerField(null=True)
    told = models.CharField(max_length=600, blank=True)  # how it went, in our words
    number = models.PositiveSmallIntegerField(default=1)

    privacy = Privacy(
        about="",
        why=FOR_THE_FUNDER,
        keep="organisation",
        plain=dict.fromkeys(["grant", "words", "indicator", "target", "told", "number"], Kind.INTERNAL),
    )

    class Meta:
        ordering = ["number", "id"]


class Deadline(Row):
    """A day on which somebody must hear from us."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="deadlines")
    day = models.DateField()
    what = models.CharField(max_length=160)
    done_at = models.DateTimeField(null=True)
    done_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=FOR_THE_FUNDER,
        keep="organisation",
        plain=dict.fromkeys(["grant", "day", "what", "done_at", "done_by_id"], Kind.INTERNAL),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "grant", "day", "what"], name="one_deadline_of_a_kind"
            )
        ]
        ordering = ["day"]


class BudgetLine(Row):
    """What was set aside for something, and what it has cost so far."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="budget")
    what = models.CharField(max_length=120)
    set_aside = models.PositiveIntegerField(default=0)
    spent = models.PositiveIntegerField(default=0)
    number = models.PositiveSmallIntegerField(default=1)

    privacy = Privacy(
        about="",
        why=FOR_THE_FUNDER,
        keep="organisation",
        plain=dict.fromkeys(["grant", "what", "set_aside", "spent", "number"], Kind.INTERNAL),
    )

    class Meta:
        ordering = ["number", "id"]
