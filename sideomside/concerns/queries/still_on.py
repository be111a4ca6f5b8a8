"""Who is on a worry now: those it came to, but for whoever's hat there was taken off since."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from sideomside.concerns.models import Concern, OnIt
from sideomside.people.models import Role, RoleStep
from sideomside.people.rules import Hat, Viewer


def still_on(viewer: Viewer) -> QuerySet[OnIt]:
    """Whoever coordinates elsewhere as well loses what came to them here; what came afterwards they were asked to."""
    taken_off = RoleStep.objects.filter(
        role__person_id=OuterRef("person_id"),
        role__programme_id=OuterRef("concern__programme_id"),
        role__name=Hat.COORDINATOR,
        role__state=Role.State.LEFT,
        state=Role.State.LEFT,
        happened_at__gte=OuterRef("since"),
    )
    return OnIt.objects.filter(~Exists(taken_off))


def on_it_now(viewer: Viewer, concern: Concern) -> set[UUID]:
    return set(still_on(viewer).filter(concern_id=concern.id).values_list("person_id", flat=True))
