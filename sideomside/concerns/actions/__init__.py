"""What one may do: say that one is worried, look after it, close it as two; and stop contact at once."""

from sideomside.concerns.actions.closing import ask_to_close, close, not_yet
from sideomside.concerns.actions.forgetting import forget, let_go
from sideomside.concerns.actions.handling import bring_in, correct, note_done, note_read
from sideomside.concerns.actions.passing_on import pass_on
from sideomside.concerns.actions.sending import send
from sideomside.concerns.actions.stopping import (
    note_called,
    note_promise_kept,
    stop_contact,
    stop_where_apart,
)

__all__ = [
    "ask_to_close",
    "bring_in",
    "close",
    "correct",
    "forget",
    "let_go",
    "not_yet",
    "note_called",
    "note_done",
    "note_promise_kept",
    "note_read",
    "pass_on",
    "send",
    "stop_contact",
    "stop_where_apart",
]
