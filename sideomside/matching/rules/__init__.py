"""What is allowed and true about asking two people whether they would like to meet."""

from sideomside.matching.models import Pair, Proposal
from sideomside.matching.rules.doors import door_words, nobody_words
from sideomside.matching.rules.may import (
    may_answer,
    may_decide,
    may_end,
    may_go_on,
    may_see_as_peer,
    may_wish,
    may_write_down,
    pair_is_live,
)
from sideomside.matching.rules.reasons import (
    order_in_words,
    reason_to_begin_with,
    share_words,
    talk_words,
    waits_words,
)
from sideomside.matching.rules.sentences import marked_sentences, sentences
from sideomside.matching.rules.sharing import Eyes, Shown, may_know, released
from sideomside.matching.rules.steps import (
    ANSWERS,
    OPEN,
    SOON,
    TALK_FIRST,
    TIMED,
    Ending,
    SomebodyAsksAlready,
    Stale,
    State,
    ending_of,
    is_due_for_a_call,
    is_open,
    needs_a_reason,
    next_state,
    whose,
)
from sideomside.matching.rules.verbs import VERBS
from sideomside.matching.rules.week import Week, week

__all__ = [
    "ANSWERS",
    "OPEN",
    "SOON",
    "TALK_FIRST",
    "TIMED",
    "VERBS",
    "Ending",
    "Eyes",
    "Pair",
    "Proposal",
    "SomebodyAsksAlready",
    "Stale",
    "State",
    "Shown",
    "Week",
    "door_words",
    "ending_of",
    "is_due_for_a_call",
    "is_open",
    "marked_sentences",
    "may_answer",
    "may_decide",
    "may_end",
    "may_go_on",
    "may_know",
    "may_see_as_peer",
    "may_wish",
    "may_write_down",
    "needs_a_reason",
    "next_state",
    "nobody_words",
    "order_in_words",
    "pair_is_live",
    "released",
    "sentences",
    "reason_to_begin_with",
    "share_words",
    "talk_words",
    "waits_words",
    "week",
    "whose",
]
