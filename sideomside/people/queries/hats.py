"""Which hats somebody wore in a time, and who had come by then: for the house itself, from the steps a hat leaves."""

from datetime import datetime
from uuid import UUID

from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, Viewer

WORN = frozenset({Role.State.ACTIVE, Role.State.PAUSED})


def worn_between(viewer: Viewer, person_id: UUID, since: datetime, until: datetime) -> list[Role]:
    """Rather too many: a hat of which nobody wrote down how it stood then counts as worn."""
    if viewer.role != SYSTEM:
        return []
    hats = Role.objects.filter(person_id=person_id, since__lte=until).prefetch_related("steps")
    return [one for one in hats if _was_worn(one, since, until)]


def _was_worn(hat: Role, since: datetime, until: datetime) -> bool:
    steps = [one for one in hat.steps.all() if one.happened_at <= until]
    before = [one.state for one in steps if one.happened_at <= since][-1:]
    unknown = [] if before or hat.since > since else [Role.State.ACTIVE]
    states = [*before, *unknown, *(one.state for one in steps if one.happened_at > since)]
    return not steps or bool(WORN.intersection(states))


def had_come(viewer: Viewer, programme_id: UUID, until: datetime) -> set[UUID]:
    """Everybody who had a hat in a programme by then, whether they wear it today or not."""
    if viewer.role != SYSTEM:
        return set()
    return set(
        Role.objects.filter(programme_id=programme_id, since__lte=until).values_list("person_id", flat=True)
    )
