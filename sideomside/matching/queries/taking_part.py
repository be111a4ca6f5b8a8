"""Where somebody takes part."""

from uuid import UUID

from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer


def takes_part_in(viewer: Viewer, person_id: UUID) -> set[UUID]:
    """The programmes somebody is a participant of, on a pause or not: a fact rules need, whoever acts."""
    hats = Role.objects.filter(person_id=person_id, name=Hat.PARTICIPANT)
    return set(hats.values_list("programme_id", flat=True))


def where_known(viewer: Viewer, person_id: UUID) -> set[UUID]:
    """The programmes somebody is a participant or a peer of."""
    hats = Role.objects.filter(person_id=person_id, name__in=[Hat.PARTICIPANT, Hat.PEER])
    return set(hats.values_list("programme_id", flat=True))
