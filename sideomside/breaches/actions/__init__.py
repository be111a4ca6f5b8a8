"""What is done when something may have got out: written down, weighed, told, closed by two."""

from sideomside.breaches.actions.closing import close, not_yet, think_it_can_close
from sideomside.breaches.actions.forgetting import forget, let_go
from sideomside.breaches.actions.noting import (
    correct,
    judge,
    need_not_report,
    note_done,
    note_reported,
    open_breach,
)
from sideomside.breaches.actions.reminding import remind, write_to_responsible
from sideomside.breaches.actions.telling import note_not_reached, tell_people, told_by_voice

__all__ = [
    "close",
    "correct",
    "forget",
    "judge",
    "let_go",
    "need_not_report",
    "not_yet",
    "note_done",
    "note_not_reached",
    "note_reported",
    "open_breach",
    "remind",
    "tell_people",
    "think_it_can_close",
    "told_by_voice",
    "write_to_responsible",
]
