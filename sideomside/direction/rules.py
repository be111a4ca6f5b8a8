"""What may be read of a direction, and the questions that may help somebody begin."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sideomside.direction.models import Line, Supporter
from sideomside.people.rules import Viewer, is_self, needs_a_new_link

VERBS = {
    "direction.written": _("wrote on their direction"),
    "direction.shared": _("chose who may read a line of their direction"),
    "direction.let_go": _("let go of a line of their direction"),
    "direction.invited": _("invited somebody to read along"),
    "direction.new_way_in": _("made a new link for somebody who reads along"),
    "direction.parted": _("ended an invitation to read along"),
    "direction.wrong_word": _("was asked for the word to read along, and it did not fit"),
    "direction.printed": _("took a copy of their direction along"),
}

SUPPORTER = "supporter"  # the hat of somebody who reads along; they have no room of their own here
MOST_SUPPORTERS = 5
READ_ALONG_LIVES = timedelta(days=180)

# Looking forward; no question asks about an illness, a date or how far one has come.
PROMPTS = {
    "with": _("Who would you like to be together with more?"),
    "hope": _("What do you hope for?"),
    "good_at": _("What are you good at that few people know?"),
    "meaning": _("What gives meaning?"),
    "decide": _("What would you like to decide yourself?"),
}


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may read one wording. Nobody, until somebody is named."""

    peer: bool = False
    coordinator: bool = False
    supporters: frozenset[UUID] = frozenset()

    @classmethod
    def of(cls, line: Line) -> "Readers":
        return cls(line.for_peer, line.for_coordinator, frozenset(UUID(one) for one in line.for_supporters))


def may_write(viewer: Viewer, person_id: UUID) -> bool:
    """Only the person, in the participant's room, past the small key."""
    return viewer.is_participant and is_self(viewer, person_id)


def may_read_shared(
    viewer: Viewer, line: Line, *, peer_since: datetime | None, is_my_coordinator: bool
) -> bool:
    """Shared line by line, with each separately; whatever was not shared is nobody's."""
    if viewer.is_peer:
        return reaches(line, peer_since)
    return viewer.is_coordinator and line.for_coordinator and is_my_coordinator


def reaches(line: Line, peer_since: datetime | None) -> bool:
    """What was shared with the peer before is not passed on to the one of today."""
    return line.for_peer and peer_since is not None and _shared_at(line) >= peer_since


def stops_short(line: Line, peer_since: datetime | None) -> bool:
    """It was for somebody before, and there is a new one to ask about."""
    return line.for_peer and peer_since is not None and _shared_at(line) < peer_since


def _shared_at(line: Line) -> datetime:
    return line.peer_from or line.happened_at


def may_read_along(supporter: Supporter, line: Line) -> bool:
    """Only what was ticked for exactly this reader."""
    return supporter.revoked_at is None and str(supporter.id) in line.for_supporters


def may_invite(viewer: Viewer, person_id: UUID, how_many: int) -> bool:
    return may_write(viewer, person_id) and how_many < MOST_SUPPORTERS


def invitation_is_alive(supporter: Supporter, now: datetime) -> bool:
    """Until it is ended, worn out, or somebody has guessed at the word too often."""
    fresh = now - supporter.last_used_at < READ_ALONG_LIVES
    return supporter.revoked_at is None and fresh and not needs_a_new_link(supporter)
