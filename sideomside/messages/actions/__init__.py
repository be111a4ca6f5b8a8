"""What one may do: write, share, hide, say when one answers; keep a circle; open messages when two find reason to."""

from sideomside.messages.actions.coming import come_along, leave, say_no
from sideomside.messages.actions.forgetting import forget, let_go
from sideomside.messages.actions.gathering import ask_along, close_circle, gather
from sideomside.messages.actions.hiding import hide, show_again
from sideomside.messages.actions.looking import look_in, open_shown
from sideomside.messages.actions.moderating import hide_message
from sideomside.messages.actions.noticing import send_notice
from sideomside.messages.actions.opening import ask_to_open, confirm_opening, put_away_opening
from sideomside.messages.actions.parting import put_away_goodbye, take_back_question, take_out
from sideomside.messages.actions.passing import lend_words, pass_on, take_back_passing
from sideomside.messages.actions.rhythm import say_rhythm
from sideomside.messages.actions.sharing import share, take_back
from sideomside.messages.actions.writing import write

__all__ = [
    "ask_along",
    "ask_to_open",
    "close_circle",
    "come_along",
    "confirm_opening",
    "forget",
    "gather",
    "hide",
    "hide_message",
    "leave",
    "lend_words",
    "let_go",
    "look_in",
    "open_shown",
    "pass_on",
    "put_away_goodbye",
    "put_away_opening",
    "say_no",
    "say_rhythm",
    "send_notice",
    "share",
    "show_again",
    "take_back",
    "take_back_passing",
    "take_back_question",
    "take_out",
    "write",
]
