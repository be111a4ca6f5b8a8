"""Circles: who is in one, who leads it, and who may be asked."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.messages.models import Member, Thread
from sideomside.messages.queries.invitations import invitation
from sideomside.messages.queries.present import asked, led, me_in, present
from sideomside.messages.rules import IN_CIRCLES, circle_key, first_names, is_circle
from sideomside.people import queries as people
from sideomside.people.models import Programme, Role
from sideomside.people.rules import Hat, Viewer

Named = list[tuple[Member, str]]


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


def circles(viewer: Viewer) -> list[tuple[Thread, bool]]:
    """Those of one's programmes, for a coordinator: what they are called and whether they rest. No words."""
    if not viewer.is_coordinator:
        return []
    found = Thread.objects.filter(sort=Thread.Sort.CIRCLE, programme_id__in=viewer.programme_ids)
    rows = list(found.filter(closed_at=None).order_by("begun_at"))
    take_keys(one.id for one in rows)
    awake = set(led(viewer).filter(thread__in=rows).values_list("thread_id", flat=True))
    return [(one, one.id not in awake) for one in rows]


def circle(viewer: Viewer, thread_id: UUID) -> Thread | None:
    """For a coordinator of the programme, and for everybody in it."""
    found = Thread.objects.filter(id=thread_id, sort=Thread.Sort.CIRCLE).select_related("programme").first()
    if found is None or viewer.coordinates(found.programme_id):
        return found
    me = me_in(viewer, found)
    return found if me is not None and not me.hidden else None


def is_led(viewer: Viewer, thread: Thread) -> bool:
    return led(viewer).filter(thread_id=thread.id).exists()


def members(viewer: Viewer, thread: Thread) -> Named:
    """Who is here now. Whoever is in a circle knows who else is, by first name, and not who is asked."""
    if not (viewer.coordinates(thread.programme_id) or me_in(viewer, thread)):
        return []
    return _named(viewer, present(viewer).filter(thread=thread).order_by("-moderates", "joined_at"))


def asked_along(viewer: Viewer, thread: Thread) -> Named:
    """Whom the coordinators have asked and who is not here: a no looks like no answer at all."""
    if not viewer.coordinates(thread.programme_id):
        return []
    return _named(viewer, asked(viewer).filter(thread=thread).order_by("asked_at"))


def two_apart(viewer: Viewer, thread: Thread) -> list[tuple[str, str]]:
    """Those here beside somebody they must not meet, by name; said perhaps after both had come."""
    if not viewer.coordinates(thread.programme_id):
        return []
    here = set(present(viewer).filter(thread=thread).values_list("person_id", flat=True))
    pairs = matching.apart_among(viewer, here)
    names = people.names(viewer, {one for pair in pairs for one in pair})
    log.record_list(viewer, names, screen="circle_members")
    called = [sorted((names.get(one, "") for one in pair), key=str.casefold) for pair in pairs]
    return sorted((one, other) for one, other in called)


def circle_for(viewer: Viewer, course_id: UUID) -> Thread | None:
    """Where a course writes together, for its coordinator and for whoever is in it or asked."""
    found = Thread.objects.filter(once=circle_key(course_id), sort=Thread.Sort.CIRCLE).first()
    if found is None or viewer.coordinates(found.programme_id):
        return found
    return found if me_in(viewer, found) or invitation(viewer, found.id) else None


def have_left(viewer: Viewer, thread: Thread) -> set[UUID]:
    """Those who left or were taken out, for the coordinators: they are asked again by name, and never in a heap."""
    if not viewer.coordinates(thread.programme_id):
        return set()
    gone = Member.objects.filter(thread=thread, left_at__isnull=False)
    return set(gone.values_list("person_id", flat=True))


def taken_out(viewer: Viewer, thread: Thread) -> Named:
    """Those who were taken out, for the coordinators: so that somebody asks how they are."""
    if not viewer.coordinates(thread.programme_id):
        return []
    gone = Member.objects.filter(thread=thread, out_at__isnull=False).order_by("out_at")
    return _named(viewer, gone)


def member(viewer: Viewer, thread: Thread, member_id: UUID) -> Member | None:
    """One who is here, or whose question stands, for those who keep the circle."""
    here = (present(viewer) | asked(viewer)) if viewer.coordinates(thread.programme_id) else present(viewer)
    return here.filter(thread=thread, id=member_id).select_related("thread").first()


def shared_circles(viewer: Viewer, one_id: UUID, other_id: UUID) -> list[str]:
    """For a coordinator who calls two that are apart now: the groups both are in."""
    if not viewer.is_coordinator:
        return []
    here = present(viewer).filter(thread__programme_id__in=viewer.programme_ids, thread__closed_at=None)
    both = here.filter(person_id=one_id, thread__in=here.filter(person_id=other_id).values("thread"))
    found = list(Thread.objects.filter(id__in=both.values("thread")).order_by("begun_at"))
    take_keys(one.id for one in found)
    return [one.name or "" for one in found]


def joinable(viewer: Viewer, programme: Programme, thread: Thread | None = None) -> list[Joinable]:
    """Everybody active in the programme, by name; without those who are in this circle, or asked."""
    if not viewer.coordinates(programme.id):
        return []
    roles = Role.objects.filter(programme=programme, state=Role.State.ACTIVE, name__in=IN_CIRCLES)
    found = set(roles.values_list("person_id", "name"))
    if thread is not None and is_circle(thread):
        there = (present(viewer) | asked(viewer)).filter(thread=thread)
        found -= set(there.values_list("person_id", "hat"))
    names = people.names(viewer, {person_id for person_id, _hat in found})
    log.record_list(viewer, names, screen="circle_candidates")
    rows = [Joinable(person_id, hat, names.get(person_id, "")) for person_id, hat in found]
    return sorted((row for row in rows if row.name), key=lambda row: (row.name.casefold(), row.hat))


def _named(viewer: Viewer, found: QuerySet[Member]) -> Named:
    """Whoever works here leaves a line in the log for each name they see."""
    rows = list(found)
    names = people.names(viewer, {row.person_id for row in rows})
    if not viewer.is_participant:
        log.record_list(viewer, names, screen="circle_members")
    if not viewer.is_coordinator:
        names = first_names(names)
    return [(row, names.get(row.person_id, "")) for row in rows]
