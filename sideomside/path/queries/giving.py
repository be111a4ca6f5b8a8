"""Being something for others: what was offered to me, and what a coordinator has offered."""

from dataclasses import dataclass
from uuid import UUID

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.path.models import Giving
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class SaidYes:
    """For I dag: somebody would like to, and nobody has taken it up."""

    person_id: UUID
    name: str
    what: str


def my_givings(viewer: Viewer) -> list[Giving]:
    """What stands open, and what I do; a no is not shown again."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return []
    rows = Giving.objects.filter(person_id=viewer.person_id, programme_id__in=viewer.programme_ids)
    return list(rows.filter(ended_at=None).exclude(answer=Giving.Answer.NO))


def givings_of(viewer: Viewer, person_id: UUID) -> list[Giving]:
    """For the coordinators of the programme."""
    if not viewer.is_coordinator:
        return []
    rows = Giving.objects.filter(person_id=person_id, programme_id__in=viewer.programme_ids)
    return list(rows.select_related("programme", "person"))


def asked_person(viewer: Viewer, person_id: UUID) -> Person | None:
    """Somebody one may offer a step to; that one looked is written down."""
    found = people.person(viewer, person_id) if viewer.is_coordinator else None
    if found is None or found.id == viewer.person_id:
        return None
    log.record_opening(viewer, about=found.id, screen="giving")
    return found


def said_yes(viewer: Viewer) -> list[SaidYes]:
    if not viewer.is_coordinator:
        return []
    rows = Giving.objects.filter(programme_id__in=viewer.programme_ids, answer=Giving.Answer.YES)
    waiting = list(rows.filter(met_at=None, ended_at=None).select_related("person"))
    take_keys(one.person_id for one in waiting)
    log.record_list(viewer, {one.person_id for one in waiting}, screen="giving")
    return [SaidYes(one.person_id, one.person.name or "", str(one.get_step_display())) for one in waiting]
