"""What one may do: write a story, say yes, show it, take it down; write back, and decide about that."""

from sideomside.stories.actions.asking import ask, give_back, take_back
from sideomside.stories.actions.commenting import comment, complain, confirm, report, withdraw_comment
from sideomside.stories.actions.deciding import decide
from sideomside.stories.actions.forgetting import forget
from sideomside.stories.actions.handing_on import hand_on_told
from sideomside.stories.actions.keeping_a_way import (
    say_yes_from_outside,
    send_new_ways_down,
    send_ways_down,
    take_down_from_outside,
)
from sideomside.stories.actions.renewing import ask_again, say_yes_again, take_down_what_ran_out
from sideomside.stories.actions.showing import open_comments, publish, say_where, send_back, withdraw
from sideomside.stories.actions.singing import tell_aloud
from sideomside.stories.actions.tidying import tidy_comments
from sideomside.stories.actions.writing import begin, delete_draft, write

__all__ = [
    "ask",
    "ask_again",
    "begin",
    "comment",
    "complain",
    "confirm",
    "decide",
    "delete_draft",
    "forget",
    "give_back",
    "hand_on_told",
    "open_comments",
    "publish",
    "report",
    "say_where",
    "say_yes_again",
    "say_yes_from_outside",
    "send_back",
    "send_new_ways_down",
    "send_ways_down",
    "take_back",
    "take_down_from_outside",
    "take_down_what_ran_out",
    "tell_aloud",
    "tidy_comments",
    "withdraw",
    "withdraw_comment",
    "write",
]
