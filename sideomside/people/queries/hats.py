"""Which hats somebody wore in a time, who had come by then, and who has worked here."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, Hat, Viewer

WORN = frozenset({Role.State.ACTIVE, Role.State.PAUSED})


def worn_between(viewer: Viewer, person_id: UUID, since: datetime, until: datetime) -> list[Role]:
    """Rather too many: a hat of which nobody wrote down how it stood then counts as worn."""
    if viewer.role != SYSTEM:
        return []
    hats = Role.objects.filter(_begun(until), person_id=person_id).distinct().prefetch_related("steps")
    return [one for one in hats if _was_worn(one, since, until)]


def has_worked_here(viewer: Viewer, person_id: UUID) -> bool:
    """For a coordinator: whether somebody wears a hat of work, or has worn one."""
    hats = Role.objects.filter(person_id=person_id).exclude(name=Hat.PARTICIPANT)
    return viewer.is_coordinator and hats.exists()


def _begun(until: datetime) -> Q:
    """A hat that is put on again says only since when it is worn now; its steps say that it was worn before."""
    return Q(since__lte=until) | Q(steps__happened_at__lte=until)


def _was_worn(hat: Role, since: datetime, until: datetime) -> bool:
    steps = [one for one in hat.steps.all() if one.happened_at <= until]
    before = [one.state for one in steps if one.happened_at <= since][-1:]
    taken_off = steps and steps[0].state not in (Role.State.INVITED, Role.State.ACTIVE)  # so it was on before
    unknown = [Role.State.ACTIVE] if not before and (taken_off or hat.since <= since) else []
    states = [*before, *unknown, *(one.state for one in steps if one.happened_at > since)]
    return not steps or bool(WORN.intersection(states))


def had_come(viewer: Viewer, programme_id: UUID, until: datetime) -> set[UUID]:
    """Everybody who had a hat in a programme by then, whether they wear it today or not."""
    if viewer.role != SYSTEM:
        return set()
    return set(
        Role.objects.filter(_begun(until), programme_id=programme_id).values_list("person_id", flat=True)
    )
