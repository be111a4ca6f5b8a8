"""Writing down that a role changed: who did it, when it happened, and when it was written."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from sideomside.people.models import Role, RoleStep
from sideomside.people.rules import Viewer

AT_A_TIME = 500


@transaction.atomic
def note_role_steps(*, roles: Iterable[Role], by: Viewer) -> None:
    """As each of them is now; the act that calls it writes the log."""
    now = timezone.now()
    steps = [
        RoleStep(role=role, state=role.state, happened_at=now, by_id=by.person_id, by_role=by.role)
        for role in roles
    ]
    RoleStep.objects.bulk_create(steps, AT_A_TIME)
