"""A question about the future, what was assumed, and how far the answer has come. Nobody stands here."""

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
