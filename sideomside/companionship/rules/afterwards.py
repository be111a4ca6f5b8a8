"""What a peer may say after a meeting."""

from dataclasses import dataclass

from sideomside.companionship.models import Afterwards, Meeting
from sideomside.people.rules import Viewer, is_self

FELT = Afterwards.Felt
LENGTHS = (30, 60, 75, 90, 120)
OVER = frozenset({Meeting.State.MET, Meeting.State.NOT_MET, Meeting.State.MOVED})


@dataclass(frozen=True, slots=True)
class Said:
    """All of it is about the peer; nothing may be said, and that is an answer too."""

    felt: str = ""
    minutes: int | None = None
    call: bool = False


def may_say(viewer: Viewer, meeting: Meeting) -> bool:
    """The peer who was there, and nobody for them."""
    return viewer.is_peer and is_self(viewer, meeting.companionship.peer_id)


def needs_a_call(said: Afterwards) -> bool:
    """It was heavy, or a call is wished for, and nobody has talked with the peer yet."""
    return said.talked_at is None and (said.call or said.felt == FELT.HEAVY)
