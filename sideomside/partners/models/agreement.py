"""Whom we work together with, and what was agreed: from when, until when, and what for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row

WORK_TOGETHER = _("so that people can be shown the way between us and those we work together with")


class Body(Row):
    """A municipality, a hospital or an association, as its own people would name it."""

    class Sort(models.TextChoices):
        MUNICIPALITY = "kommune", _("municipality")
        HOSPITAL = "hospital", _("hospital or region")
        ASSOCIATION = "forening", _("association")
        OTHER = "other", _("something else")

    name = models.CharField(max_length=120)
    sort = models.CharField(max_length=8, choices=Sort, default=Sort.MUNICIPALITY)
    once = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)

    privacy = Privacy(
        about="",
        why=WORK_TOGETHER,
        keep="organisation",
        plain=dict.fromkeys(["name", "sort", "once", "made_at"], Kind.INTERNAL),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "once"], name="one_body_per_form")]
        ordering = ["name"]


class Agreement(Row):
    """Outside its days nobody is shown the way by it, and nobody sees anything through it."""

    class Standing(models.TextChoices):
        OWN = "own", _("each is responsible for what it keeps itself")
        JOINT = "joint", _("we are responsible together")
        FOR_US = "for_us", _("they handle data on our behalf")

    body = models.ForeignKey(Body, models.PROTECT, related_name="agreements")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    purpose = models.TextField()
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    standing = models.CharField(max_length=6, choices=Standing, default=Standing.OWN)
    ours_id = models.UUIDField(null=True)  # the coordinator they call
    once = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    changed_by_id = models.UUIDField(null=True)

    privacy = Privacy(
        about="",
        why=WORK_TOGETHER,
        keep="organisation",
        plain=dict.fromkeys(
            [
                "body", "programme", "purpose", "first_day", "last_day", "standing", "ours_id", "once", "version",
                "changed_by_id",
            ],
            Kind.INTERNAL,
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "once"], name="one_agreement_per_form"),
            models.CheckConstraint(
                condition=models.Q(last_day=None) | models.Q(last_day__gte=models.F("first_day")),
                name="an_agreement_ends_after_it_begins",
            ),
        ]
        ordering = ["-first_day"]
