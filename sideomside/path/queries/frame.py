"""What the programme asks for; little, until somebody has said otherwise."""

from uuid import UUID

from sideomside.path.models import PathFrame
from sideomside.people.rules import Viewer


def frame_of(viewer: Viewer, programme_id: UUID) -> PathFrame:
    """As it is kept, or as it is by default and not saved."""
    found = PathFrame.objects.filter(programme_id=programme_id).first()
    return found or PathFrame(programme_id=programme_id)
