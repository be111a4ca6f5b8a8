"""Who would rather be found by a person alone than be suggested by the house."""

from collections.abc import Iterable
from uuid import UUID

from sideomside.matching.models import ByHand
from sideomside.people.rules import Viewer


def by_hand(viewer: Viewer, person_ids: Iterable[UUID], hat: str) -> set[UUID]:
    """A fact, whoever looks: of these people, those who said so in this hat."""
    said = ByHand.objects.filter(person_id__in=list(person_ids), hat=hat, superseded_by=None, by_hand=True)
    return set(said.values_list("person_id", flat=True))


def is_by_hand(viewer: Viewer, person_id: UUID, hat: str) -> bool:
    return person_id in by_hand(viewer, [person_id], hat)
