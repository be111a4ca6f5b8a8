"""Whose a gathering is: the coordinator's who keeps it, the peer's who leads it, the participant's who takes part."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.gatherings.models import NOT_OVER, Facilitating, Gathering, Seat, Session, Signup
from sideomside.gatherings.rules import next_of
from sideomside.ground.vault.asked_once import asked_once
from sideomside.people.rules import SYSTEM, Viewer


def visible_to(viewer: Viewer) -> QuerySet[Gathering]:
    """By the hat one wears: a peer sees what she leads, and nothing of what she comes to herself."""
    found = Gathering.objects.select_related("programme", "place", "manual")
    if viewer.role == SYSTEM:
        return found
    if viewer.is_coordinator:
        return found.filter(programme_id__in=viewer.programme_ids)
    if viewer.person_id is None or not viewer.opened:
        return found.none()
    if viewer.is_peer:
        return found.filter(facilitating__person_id=viewer.person_id, facilitating__asked_at=None)
    if viewer.is_participant:
        mine = Signup.objects.filter(person_id=viewer.person_id).exclude(seat=Seat.LEFT)
        return found.filter(id__in=mine.values("gathering_id"))
    return found.none()


@asked_once
def not_over(viewer: Viewer) -> list[Gathering]:
    """What is planned, open or begun, in one question for all who ask."""
    return list(visible_to(viewer).filter(state__in=NOT_OVER))


def gathering(viewer: Viewer, gathering_id: UUID) -> Gathering | None:
    return visible_to(viewer).filter(id=gathering_id).first()


def leads(viewer: Viewer, gathering_id: UUID) -> bool:
    """Is the viewer one of those who lead it?"""
    mine = Facilitating.objects.filter(gathering_id=gathering_id, person_id=viewer.person_id)
    return mine.filter(asked_at=None).exists()


def planned_of(viewer: Viewer, gatherings: Iterable[Gathering]) -> dict[UUID, list[Session]]:
    """Times nobody has noted anything about, by what they are of; with one question for many."""
    known = {one.id: one for one in gatherings}
    planned = Session.objects.filter(gathering__in=known, state=Session.State.PLANNED)
    found: dict[UUID, list[Session]] = {one: [] for one in known}
    for session in planned.order_by("starts_at") if known else ():
        session.gathering = known[session.gathering_id]
        found[session.gathering_id].append(session)
    return found


def next_session(viewer: Viewer, gathering: Gathering) -> Session | None:
    """The first one that is not over and not cancelled."""
    return next_of(gathering.sessions.filter(state=Session.State.PLANNED), timezone.now())
