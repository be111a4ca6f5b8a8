"""Circles: who is in one, who leads it, and who may be asked in."""

from dataclasses import dataclass
from uuid import UUID

from sideomside.ground.vault.keys import take_keys
from sideomside.messages.models import Member, Thread
from sideomside.messages.rules import may_moderate
from sideomside.people import queries as people
from sideomside.people.models import Programme, Role
from sideomside.people.rules import Hat, Viewer

IN_CIRCLES = (Hat.PARTICIPANT, Hat.PEER, Hat.HOST)


@dataclass(frozen=True)
class Joinable:
    """Somebody of the programme, wearing the hat they would come with."""

    person_id: UUID
    hat: str
    name: str

    @property
    def key(self) -> str:
        return f"{self.hat}.{self.person_id}"

    @property
    def label(self) -> str:
        return f"{self.name}, {Hat(self.hat).label}"


def circles(viewer: Viewer) -> list[Thread]:
    """Those of one's programmes, for a coordinator: their names and nothing that was written there."""
    if not viewer.is_coordinator:
        return []
    found = Thread.objects.filter(sort=Thread.Sort.CIRCLE, programme_id__in=viewer.programme_ids)
    rows = list(found.filter(closed_at=None).order_by("begun_at"))
    take_keys(one.id for one in rows)
    return rows


def circle(viewer: Viewer, thread_id: UUID) -> Thread | None:
    """For whoever keeps it going: a coordinator of the programme, or one of its facilitators."""
    found = Thread.objects.filter(id=thread_id, sort=Thread.Sort.CIRCLE).select_related("programme").first()
    if found is None or viewer.coordinates(found.programme_id):
        return found
    return found if may_moderate(viewer, my_member(viewer, found)) else None


def my_member(viewer: Viewer, thread: Thread) -> Member | None:
    if not (viewer.person_id and viewer.opened):
        return None
    return Member.objects.filter(thread=thread, person_id=viewer.person_id, hat=viewer.role).first()


def members(viewer: Viewer, thread: Thread) -> list[tuple[Member, str]]:
    """Who is here now; whoever is in a circle knows who else is."""
    mine = my_member(viewer, thread)
    if not (viewer.coordinates(thread.programme_id) or (mine and mine.left_at is None)):
        return []
    rows = list(Member.objects.filter(thread=thread, left_at=None).order_by("-moderates", "joined_at"))
    names = people.names(viewer, {row.person_id for row in rows})
    return [(row, names.get(row.person_id, "")) for row in rows]


def joinable(viewer: Viewer, programme: Programme) -> list[Joinable]:
    """Everybody active in the programme, by name."""
    if not viewer.coordinates(programme.id):
        return []
    roles = Role.objects.filter(programme=programme, state=Role.State.ACTIVE, name__in=IN_CIRCLES)
    found = list(roles.values_list("person_id", "name"))
    names = people.names(viewer, {person_id for person_id, _hat in found})
    rows = [Joinable(person_id, hat, names.get(person_id, "")) for person_id, hat in found]
    return sorted((row for row in rows if row.name), key=lambda row: (row.name.casefold(), row.hat))
