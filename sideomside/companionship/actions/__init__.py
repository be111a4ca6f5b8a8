"""What one may do: begin, offer, choose, cancel, note, end."""

from sideomside.companionship.actions.beginning import begin, offer
from sideomside.companionship.actions.choosing import cancel, none_fits, pick, tell_time, want_new_time
from sideomside.companionship.actions.going import (
    check_in,
    end,
    forget,
    note_met,
    note_not_met,
    remind,
)

__all__ = [
    "begin",
    "cancel",
    "check_in",
    "end",
    "forget",
    "none_fits",
    "note_met",
    "note_not_met",
    "offer",
    "pick",
    "remind",
    "tell_time",
    "want_new_time",
]
