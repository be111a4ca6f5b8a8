"""Asking once, answering or leaving it, and all that belongs to yardsticks."""

from sideomside.outcomes.actions.aims import name_aim, put_aim_down, rate
from sideomside.outcomes.actions.answering import begin, finish, go_on, say
from sideomside.outcomes.actions.asking import ask, remind, set_cadence
from sideomside.outcomes.actions.bringing import bring
from sideomside.outcomes.actions.choosing import choose, let_count
from sideomside.outcomes.actions.forgetting import forget
from sideomside.outcomes.actions.instruments import activate, load, note_leave, retire
from sideomside.outcomes.actions.taking import hand_over, take_along

__all__ = [
    "activate",
    "ask",
    "begin",
    "bring",
    "choose",
    "finish",
    "forget",
    "go_on",
    "hand_over",
    "let_count",
    "load",
    "name_aim",
    "note_leave",
    "put_aim_down",
    "rate",
    "remind",
    "retire",
    "say",
    "set_cadence",
    "take_along",
]
