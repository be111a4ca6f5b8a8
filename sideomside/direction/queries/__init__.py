"""What may be seen of a direction, and by whom."""

from sideomside.direction.queries.lines import (
    Mine,
    earlier,
    line,
    may_look,
    mine,
    not_passed_on,
    shared_with_me,
    visible_to,
)
from sideomside.direction.queries.supporters import (
    invited_by,
    living_supporters,
    reading_along,
    shown_to,
    supporter,
)
from sideomside.direction.queries.telling import tell

__all__ = [
    "Mine",
    "earlier",
    "invited_by",
    "line",
    "living_supporters",
    "may_look",
    "mine",
    "not_passed_on",
    "reading_along",
    "shared_with_me",
    "shown_to",
    "supporter",
    "tell",
    "visible_to",
]
