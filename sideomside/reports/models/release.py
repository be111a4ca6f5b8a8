"""A report as it left, for ever; and each of its tables in the ledger, so that no two can be subtracted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row
from sideomside.reports.models.grant import Grant

SHOW_WHAT_WE_DO = _(
    "so that those who help and pay can see what the programme does, and nobody can be found in it"
)


class Release(Row):
    """Never changed, at most taken back. What could tell of a few stands in it as nothing at all, not even sealed."""

    class Audience(models.TextChoices):
        HOUSE = "house", _("everybody who works here")
        PARTNER = "partner", _("partners")
        FUNDER = "funder", _("funders and evaluators")
        PUBLIC = "public", _("everybody")
        RUNS = "runs", _("those who run the programme")

    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="+")  # none: all of them
    grant = models.ForeignKey(Grant, models.PROTECT, null=True, related_name="releases")
    audience = models.CharField(max_length=7, choices=Audience)
    level = models.CharField(max_length=2)
    period = models.CharField(max_length=6)
    figures = models.JSONField()  # only what may be shown: counts, shares and days (rules.Figures)
    words = models.JSONField(default=dict)  # what somebody wrote for a grant, by heading
    made_at = models.DateTimeField()
    made_by_id = models.UUIDField(null=True)
    rules = models.PositiveSmallIntegerField(default=1)  # which rules of hiding it was frozen under
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_id = models.UUIDField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=SHOW_WHAT_WE_DO,
        keep="organisation",
        plain=dict.fromkeys(
            ["programme", "grant", "audience", "level", "period", "made_at", "rules", "withdrawn_at"],
            Kind.PUBLIC,
        )
        | dict.fromkeys(["figures", "words", "made_by_id", "withdrawn_by_id", "once"], Kind.INTERNAL),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_release_per_form"),
            models.CheckConstraint(
                condition=models.Q(level="R1") & ~models.Q(audience__in=["public", "runs"])
                | models.Q(level="R2", audience__in=["public", "runs"]),
                name="the_audience_has_its_level",
            ),
        ]
        ordering = ["-made_at"]


class LedgerLine(Row):
    """One table of one figure, as it was shown: every later one is held against it."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="lines")
    indicator = models.CharField(max_length=60)  # which figure, of which programme or of all
    period = models.CharField(max_length=6)
    level = models.CharField(max_length=2)
    dimensions = models.JSONField()
    part = models.JSONField(default=list)  # which part of everybody (disclosure.tables.Where)
    cells = models.JSONField()  # each key with what was shown, null for a mark that says nothing
    made_on = models.DateField()
    digest = models.CharField(max_length=64)

    privacy = Privacy(
        about="",
        why=SHOW_WHAT_WE_DO,
        keep="organisation",
        plain=dict.fromkeys(
            ["release", "indicator", "period", "level", "dimensions", "part", "cells", "made_on", "digest"],
            Kind.INTERNAL,
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "digest"], name="a_table_is_shown_once")
        ]
        ordering = ["made_on", "id"]
