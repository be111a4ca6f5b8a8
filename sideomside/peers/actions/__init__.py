"""What one may do with peers: welcome, take steps, take and give back places, rest and come back."""

from sideomside.peers.actions.adding import add_peer
from sideomside.peers.actions.applying import (
    put_wish_aside,
    take_wish_back,
    welcome_applicant,
    wish_to_give,
)
from sideomside.peers.actions.bringing import bring_list, clear_old_lists, mean_columns, mend_rows, throw_away
from sideomside.peers.actions.card import change_card, change_room
from sideomside.peers.actions.exporting import export_peers
from sideomside.peers.actions.leaving import forget, let_go, take_out
from sideomside.peers.actions.lending import end_loan, lend, say_yes_to_loan
from sideomside.peers.actions.places import give_back_place, take_place
from sideomside.peers.actions.resting import pause, resume, say_energy, talked_with
from sideomside.peers.actions.returning import ask_back, stay_stopped, welcome_back
from sideomside.peers.actions.saying_yes import say_yes, take_yes_back
from sideomside.peers.actions.steps import approve, approve_here, invite_in, let_begin_again, stop, take_step
from sideomside.peers.actions.taking_in import import_peers, undo_import

__all__ = [
    "add_peer",
    "approve",
    "approve_here",
    "ask_back",
    "bring_list",
    "change_card",
    "change_room",
    "clear_old_lists",
    "end_loan",
    "export_peers",
    "forget",
    "give_back_place",
    "import_peers",
    "invite_in",
    "let_begin_again",
    "lend",
    "let_go",
    "mean_columns",
    "mend_rows",
    "pause",
    "put_wish_aside",
    "resume",
    "say_energy",
    "say_yes",
    "say_yes_to_loan",
    "stay_stopped",
    "stop",
    "take_out",
    "take_place",
    "take_step",
    "take_wish_back",
    "take_yes_back",
    "talked_with",
    "throw_away",
    "undo_import",
    "welcome_applicant",
    "welcome_back",
    "wish_to_give",
]
