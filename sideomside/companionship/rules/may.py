"""Who may arrange, take part and note."""

from datetime import datetime
from uuid import UUID

from sideomside.companionship.models import Companionship, Meeting
from sideomside.people.rules import Viewer, is_self


def may_arrange(viewer: Viewer, programme_id: UUID) -> bool:
    return viewer.coordinates(programme_id)


def may_take_part(viewer: Viewer, companionship: Companionship) -> bool:
    """One of the two, each wearing the hat they meet in; or the coordinator, noting what was said."""
    participant = viewer.is_participant and is_self(viewer, companionship.participant_id)
    peer = viewer.is_peer and is_self(viewer, companionship.peer_id)
    return participant or peer or viewer.coordinates(companionship.programme_id)


def may_note(viewer: Viewer, companionship: Companionship) -> bool:
    """The peer or the coordinator notes whether they met; a participant never has to account for anything."""
    peer = viewer.is_peer and is_self(viewer, companionship.peer_id)
    return peer or viewer.coordinates(companionship.programme_id)


# What happened at a time that may have been written down wrongly.
TIMED = frozenset({"met", "not_met", "cancelled", "checked_in"})
KEPT = "kept"  # the step by which somebody says that a meeting stands after all


def is_ahead(meeting: Meeting, now: datetime) -> bool:
    """Offered, with a time to choose still; or fixed, and not long gone."""
    if meeting.state == Meeting.State.OFFERED:
        return any(row.starts_at > now for row in meeting.times.all())
    return meeting.state == Meeting.State.FIXED and meeting.ends_at is not None and meeting.ends_at > now
