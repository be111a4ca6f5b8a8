"""What a programme decides about two people who meet; what is usual, where it has said nothing."""

from uuid import UUID

from sideomside.companionship.models import Companionship, Frame
from sideomside.people.rules import Viewer


def frame_of(viewer: Viewer, programme_id: UUID) -> Frame:
    """No secret: anybody who meets somebody here may know it."""
    return Frame.objects.filter(programme_id=programme_id).first() or Frame(programme_id=programme_id)


def where_possible(viewer: Viewer, one: Companionship) -> dict[str, bool]:
    """At home where the programme allows it; where the participant is now, when it is a bridge."""
    return {
        "at_home": frame_of(viewer, one.programme_id).at_home,
        "bridging": one.kind == Companionship.Kind.BRIDGING,
    }
