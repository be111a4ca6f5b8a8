"""Who must not meet whom. Read only to leave people out, before anything is counted; never shown to the other."""

from collections.abc import Iterable
from uuid import UUID

from sideomside.ground.vault.keys import take_keys
from sideomside.matching.models import MustNotMeet
from sideomside.people.rules import Viewer


def kept_apart(viewer: Viewer, person_id: UUID, others: Iterable[UUID]) -> set[UUID]:
    """Those of the others who must not meet this person, whichever side said so."""
    asked = set(others)
    rows = list(MustNotMeet.objects.filter(person_id__in=asked | {person_id}))
    take_keys(row.person_id for row in rows)
    pairs = {(row.person_id, UUID(row.other)) for row in rows if row.other}
    return {other for other in asked if (person_id, other) in pairs or (other, person_id) in pairs}


def own_notes(viewer: Viewer, person_id: UUID) -> list[MustNotMeet]:
    """The notes a person made themselves or had a coordinator make; for nobody else's eyes."""
    own = viewer.person_id == person_id and viewer.opened
    if not own and not viewer.is_coordinator:
        return []
    return list(MustNotMeet.objects.filter(person_id=person_id).order_by("set_at"))
