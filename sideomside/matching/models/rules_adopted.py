"""The rules of a programme's suggestions, each version with who took it, when and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models import Programme, Row


class Policy(Row, Happening):
    """One version. The house's own rules are version 1; what a programme takes comes after."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="policies")
    version = models.PositiveSmallIntegerField()
    choices = models.JSONField(default=dict)  # the weights by name; whole numbers and lists of them
    note = models.CharField(max_length=300)  # why, without a word about anybody

    privacy = Privacy(
        about="",
        why=_("so that everybody can see by which rules somebody is suggested"),
        keep="organisation",
        plain={
            "programme": Kind.INTERNAL,
            "version": Kind.PUBLIC,
            "choices": Kind.PUBLIC,
            "note": Kind.INTERNAL,
            "happened_at": Kind.INTERNAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.INTERNAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme", "version"], name="one_policy_per_version"
            ),
        ]
