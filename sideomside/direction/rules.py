"""What may be read of a direction, and the questions that may help somebody begin."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sideomside.direction.models import Line
from sideomside.people.rules import Viewer, is_self

VERBS = {
    "direction.written": _("wrote on their direction"),
    "direction.shared": _("chose who may read a line of their direction"),
    "direction.let_go": _("let go of a line of their direction"),
}

# Looking forward; no question asks about an illness, a date or how far one has come.
PROMPTS = {
    "with": _("Who would you like to be together with more?"),
    "hope": _("What do you hope for?"),
    "good_at": _("What are you good at that few people know?"),
    "meaning": _("What gives meaning?"),
    "decide": _("What would you like to decide yourself?"),
}


def may_write(viewer: Viewer, person_id: UUID) -> bool:
    """Only the person, in the participant's room, past the small key."""
    return viewer.is_participant and is_self(viewer, person_id)


def may_read_shared(viewer: Viewer, line: Line, *, is_my_peer: bool, is_my_coordinator: bool) -> bool:
    """Shared line by line, with each separately; whatever was not shared is nobody's."""
    if viewer.is_peer:
        return line.for_peer and is_my_peer
    return viewer.is_coordinator and line.for_coordinator and is_my_coordinator
