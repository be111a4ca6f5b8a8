"""What somebody may see of wishes, proposals and pairs. A stranger gets nothing."""

from sideomside.matching.queries.after_ending import ending_talk_due, not_ready_for_somebody_new
from sideomside.matching.queries.apart import (
    PeersNote,
    apart_among,
    hushed,
    kept_apart,
    living_and_apart,
    not_recognised,
    note,
    notes_by_name,
    notes_in_words,
    own_notes,
    peers_by_name,
    peers_notes,
    peers_recognised,
    said_never,
)
from sideomside.matching.queries.asked import (
    Asked,
    Question,
    asked_proposal,
    my_proposal,
    own_answer,
    question,
    questions,
    stood,
)
from sideomside.matching.queries.board import Board, Suggestion, board, suggestion
from sideomside.matching.queries.by_hand import by_hand, is_by_hand
from sideomside.matching.queries.decided import newest_night, put_aside, suggestions_waiting, undecided
from sideomside.matching.queries.everybody import Everybody, everybody, who_waits
from sideomside.matching.queries.expected import expected_wait, looks_no_more, waits_for_a_yes
from sideomside.matching.queries.finding import Finding, finding, thought_of
from sideomside.matching.queries.groups import Around, Mate, Together, together
from sideomside.matching.queries.held import held
from sideomside.matching.queries.ledger import Ledger, Waits, ledger
from sideomside.matching.queries.lots import (
    days_that_came,
    draw_of,
    drawn_in,
    draws,
    draws_of,
    held_in_danger,
    to_draw,
    who_is_drawn,
)
from sideomside.matching.queries.my_lot import MyLot, my_lot
from sideomside.matching.queries.naming import known_names, themes_offered
from sideomside.matching.queries.pairs import (
    mine_since,
    pair,
    pairs,
    proposal,
    shared_slots,
    visible_to,
    without_beginning,
)
from sideomside.matching.queries.policy import history, weights_for
from sideomside.matching.queries.recruiting import Sought, recruiting
from sideomside.matching.queries.sandbox import Compared, compare
from sideomside.matching.queries.standing import (
    may_meet,
    participates,
    programme_of,
    standing,
    stands,
    waits_for,
)
from sideomside.matching.queries.stepping_back import pair_stands, stepped_back, without_yes
from sideomside.matching.queries.story import Told, story
from sideomside.matching.queries.taking_part import takes_part_in, where_known
from sideomside.matching.queries.telling import events, tell
from sideomside.matching.queries.thoughts import Thought, secret_of_today
from sideomside.matching.queries.waiting import (
    WaitsForPeer,
    WaitsForYes,
    waiting_for_a_peer,
    waiting_for_yes,
    waiting_too_long,
)
from sideomside.matching.queries.whereabouts import nearest_first
from sideomside.matching.queries.wished import (
    Seen,
    as_seen_by,
    everyday_choices,
    who_changed,
    wishes_in_words,
    wishes_of,
)

__all__ = [
    "MyLot",
    "days_that_came",
    "draw_of",
    "drawn_in",
    "draws_of",
    "draws",
    "held",
    "held_in_danger",
    "my_lot",
    "to_draw",
    "who_is_drawn",
    "together",
    "Together",
    "Mate",
    "Around",
    "Asked",
    "Board",
    "Compared",
    "Everybody",
    "Finding",
    "Ledger",
    "PeersNote",
    "Question",
    "Seen",
    "Sought",
    "Suggestion",
    "Thought",
    "Told",
    "Waits",
    "WaitsForPeer",
    "WaitsForYes",
    "apart_among",
    "as_seen_by",
    "asked_proposal",
    "board",
    "by_hand",
    "compare",
    "ending_talk_due",
    "events",
    "everybody",
    "everyday_choices",
    "expected_wait",
    "finding",
    "history",
    "hushed",
    "is_by_hand",
    "kept_apart",
    "known_names",
    "ledger",
    "living_and_apart",
    "looks_no_more",
    "may_meet",
    "mine_since",
    "my_proposal",
    "nearest_first",
    "newest_night",
    "not_ready_for_somebody_new",
    "not_recognised",
    "note",
    "notes_by_name",
    "notes_in_words",
    "own_answer",
    "own_notes",
    "pair",
    "pair_stands",
    "pairs",
    "participates",
    "peers_by_name",
    "peers_notes",
    "peers_recognised",
    "programme_of",
    "proposal",
    "question",
    "put_aside",
    "questions",
    "recruiting",
    "said_never",
    "secret_of_today",
    "shared_slots",
    "standing",
    "stands",
    "stepped_back",
    "stood",
    "story",
    "suggestion",
    "suggestions_waiting",
    "takes_part_in",
    "tell",
    "themes_offered",
    "thought_of",
    "undecided",
    "visible_to",
    "waiting_for_a_peer",
    "waiting_for_yes",
    "waiting_too_long",
    "waits_for",
    "waits_for_a_yes",
    "weights_for",
    "where_known",
    "who_changed",
    "who_waits",
    "wishes_in_words",
    "wishes_of",
    "without_beginning",
    "without_yes",
]
