"""How a hat came to be worn as it is: each change written once and kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.models import Happening
from sideomside.ground.vault.fields import Kind
from sideomside.ground.vault.privacy import Privacy
from sideomside.people.models.person import Role
from sideomside.people.models.row import Row


class RoleStep(Row, Happening):
    """A hat was put on, paused, taken off or put on again; the role itself says only how it is now."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=Role.State)

    privacy = Privacy(
        about="role__person",
        why=_("to know from when you had a role and who gave it, paused it or ended it"),
        keep="contact",
        plain={
            "role": Kind.CONFIDENTIAL,
            "state": Kind.CONFIDENTIAL,
            "happened_at": Kind.CONFIDENTIAL,
            "written_at": Kind.INTERNAL,
            "by_id": Kind.CONFIDENTIAL,
            "by_role": Kind.INTERNAL,
            "supersedes": Kind.INTERNAL,
        },
    )

    class Meta:
        ordering = ["happened_at", "written_at"]
