"""The association's own name and colours on the open pages."""

from sideomside.people.rules import Viewer
from sideomside.welcome.models import Look
from sideomside.welcome.rules import may_write


def look(viewer: Viewer) -> Look | None:
    """None: the neutral look that came with the house."""
    return Look.objects.first()


def look_to_change(viewer: Viewer) -> Look:
    found = Look.objects.first() if may_write(viewer) else None
    return found or Look()
