"""What somebody may see of what we know about them, and of who has looked."""

from sideomside.privacy.queries.copying import ROOMS, everything, how_long
from sideomside.privacy.queries.keeping import gone_long_enough
from sideomside.privacy.queries.looking import Look, what_was_done, who_looked
from sideomside.privacy.queries.papers import Activity, activities, facts
from sideomside.privacy.queries.remaining import left_behind, nobodys_keys, own_keys
from sideomside.privacy.queries.standing import (
    OWN,
    expecting,
    meeting_stands,
    other_hats,
    sender,
    works_here,
    yeses,
)
from sideomside.privacy.queries.unfinished import Going, everybody_who_went, unfinished

__all__ = [
    "OWN",
    "ROOMS",
    "Activity",
    "Going",
    "Look",
    "activities",
    "everybody_who_went",
    "everything",
    "expecting",
    "facts",
    "gone_long_enough",
    "how_long",
    "meeting_stands",
    "left_behind",
    "nobodys_keys",
    "other_hats",
    "own_keys",
    "sender",
    "unfinished",
    "what_was_done",
    "who_looked",
    "works_here",
    "yeses",
]
