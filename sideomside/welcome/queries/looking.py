"""The name and colours on the open pages: the programme's whose front door it is, or the association's."""

from sideomside.people.rules import Viewer
from sideomside.welcome.models import Look
from sideomside.welcome.rules import may_write


def look(viewer: Viewer) -> Look | None:
    """None: the neutral look that came with the house."""
    own = Look.objects.filter(programme_id=viewer.at).first() if viewer.at else None
    return own or Look.objects.filter(programme=None).first()


def look_to_change(viewer: Viewer) -> Look:
    found = Look.objects.filter(programme_id=viewer.at).first() if may_write(viewer) else None
    return found or Look(programme_id=viewer.at)
