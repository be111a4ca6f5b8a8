"""What a person does with their direction, and with those who read along."""

from sideomside.direction.actions.forgetting import forget
from sideomside.direction.actions.lines import let_go, pass_on, rewrite, share, take_along, write
from sideomside.direction.actions.supporters import (
    invite,
    new_way_in,
    note_reading,
    open_with_word,
    part,
    show,
)

__all__ = [
    "forget",
    "invite",
    "let_go",
    "new_way_in",
    "note_reading",
    "open_with_word",
    "part",
    "pass_on",
    "rewrite",
    "share",
    "show",
    "take_along",
    "write",
]
