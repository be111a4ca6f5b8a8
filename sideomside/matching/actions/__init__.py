"""What one may do: wish, think of two people, ask them in the right order, answer, put away."""

from sideomside.matching.actions.answering import participant_answers, peer_answers, peer_answers_room
from sideomside.matching.actions.apart import keep_apart, let_meet, not_that_one, rather_not, recognise
from sideomside.matching.actions.asking import go_on
from sideomside.matching.actions.board import drop, work_out
from sideomside.matching.actions.by_hand import choose_by_hand
from sideomside.matching.actions.ending import end_pair, hold_ending_talk, run_out, stop, stop_for, withdraw
from sideomside.matching.actions.forgetting import forget
from sideomside.matching.actions.lots import (
    close_draw,
    draw_lot,
    keep_figures,
    open_draw,
    release_from_wait,
    say_no_to_lots,
    say_yes_to_lots,
)
from sideomside.matching.actions.policy import adopt
from sideomside.matching.actions.propose import propose
from sideomside.matching.actions.rectifying import correct_time
from sideomside.matching.actions.reminding import call, remind
from sideomside.matching.actions.take import take
from sideomside.matching.actions.unreached import call_instead
from sideomside.matching.actions.wishing import mark, say_yes, take_back, wish

__all__ = [
    "call_instead",
    "close_draw",
    "draw_lot",
    "keep_figures",
    "open_draw",
    "release_from_wait",
    "say_no_to_lots",
    "say_yes_to_lots",
    "adopt",
    "call",
    "choose_by_hand",
    "correct_time",
    "drop",
    "end_pair",
    "forget",
    "go_on",
    "hold_ending_talk",
    "keep_apart",
    "let_meet",
    "mark",
    "not_that_one",
    "participant_answers",
    "peer_answers",
    "peer_answers_room",
    "propose",
    "rather_not",
    "recognise",
    "remind",
    "run_out",
    "say_yes",
    "stop",
    "stop_for",
    "take",
    "take_back",
    "wish",
    "withdraw",
    "work_out",
]
