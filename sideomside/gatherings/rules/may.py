"""Who may plan, lead, take part and host."""

from uuid import UUID

from sideomside.gatherings.models import Signup
from sideomside.people.rules import Hat, Viewer, is_self


def may_keep(viewer: Viewer, programme_id: UUID) -> bool:
    """Planning, and everything that stands on the calendar."""
    return viewer.coordinates(programme_id)


def may_lead(viewer: Viewer, leads: bool, programme_id: UUID) -> bool:
    """One of those who lead, wearing the peer's hat; or the coordinator."""
    return (viewer.is_peer and leads) or viewer.coordinates(programme_id)


def may_take_part(viewer: Viewer, signup: Signup) -> bool:
    """Leaving and answering is the person's own; a coordinator may note what was said."""
    own = viewer.is_participant and is_self(viewer, signup.person_id)
    return own or viewer.coordinates(signup.gathering.programme_id)


def may_host(viewer: Viewer, programme_id: UUID) -> bool:
    return viewer.role in {Hat.HOST, Hat.PEER, Hat.COORDINATOR} and viewer.works_in(programme_id)
