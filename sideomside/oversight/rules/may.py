"""Who is the second person: somebody else than whoever read."""

from sideomside.oversight.models import Drawn, Ring
from sideomside.people.rules import Viewer


def may_answer(viewer: Viewer, ring: Ring, *, alone: bool) -> bool:
    """A colleague who coordinates there; where there is none, any coordinator of the house. Never the reader."""
    near = viewer.coordinates(ring.programme_id) or (alone and viewer.is_coordinator)
    return near and viewer.person_id != ring.reader_id and viewer.organisation_id == ring.organisation_id


def may_go_through(viewer: Viewer, look: Drawn) -> bool:
    """Any coordinator of the house, since nobody's words or name stand there; never whoever looked."""
    here = viewer.is_coordinator and viewer.organisation_id == look.organisation_id
    return here and viewer.person_id != look.reader_id
