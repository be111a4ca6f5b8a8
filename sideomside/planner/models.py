"""Questions about the future with their answers, and quarters of the past as foretold. Nobody stands here."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row


class Plan(Row):
    """What is assumed is kept with it, so that the same question gives the same answer to the last digit."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField()  # the usual wait one hopes for
    certainty = models.PositiveSmallIntegerField()  # in how many of a hundred futures
    years = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField()
    inputs = models.JSONField()  # clockwork.Inputs as they were fitted
    assumed = models.JSONField()  # each assumption: guess, used, and how many own events moved it
    tried = models.JSONField(default=dict)  # by scenario: the fewest peers that were enough, life by life
    lived = models.JSONField(
        default=dict
    )  # by scenario: how it went with as many peers as the first answer says
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    once = models.UUIDField()

    privacy = Privacy(
        about="",
        why=_("so that a programme can see in time how many peers it needs"),
        keep="organisation",
        plain=dict.fromkeys(
            [
                "programme", "days", "certainty", "years", "seed", "inputs", "assumed", "tried", "lived",
                "asked_at", "asked_by_id", "done_at", "once",
            ],
            Kind.INTERNAL,
        ),
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_plan_per_form")]
        ordering = ["-asked_at"]


class Foresight(Row):
    """One quarter that is over: what we would have said of its wait before it began, and what it became."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    quarter = models.CharField(max_length=6)
    came_before = models.PositiveIntegerField()  # so many we had to learn from
    foretold = models.BooleanField()  # False: they were too few, and nothing is foretold
    low = models.FloatField(null=True)  # days; none is endless
    high = models.FloatField(null=True)
    came = models.PositiveIntegerField()  # in the quarter itself
    became = models.FloatField(null=True)
    found_at = models.DateTimeField()

    privacy = Privacy(
        about="",
        why=_("so that a programme can see how far its plans may be trusted"),
        keep="organisation",
        plain=dict.fromkeys(
            ["programme", "quarter", "came_before", "foretold", "low", "high", "came", "became", "found_at"],
            Kind.INTERNAL,
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme", "quarter"], name="each_quarter_foretold_once"
            )
        ]
        ordering = ["-quarter"]
