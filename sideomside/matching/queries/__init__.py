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
    question,
    questions,
)
from sideomside.matching.queries.finding import Finding, finding, thought_of
from sideomside.matching.queries.naming import NamedGroup, known_names, theme_choices
from sideomside.matching.queries.pairs import (
    mine_since,
    pair,
    pairs,
    proposal,
    shared_slots,
    visible_to,
    without_beginning,
)
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
from sideomside.matching.queries.thoughts import Thought
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
    "ending_talk_due",
    "mine_since",
    "not_ready_for_somebody_new",
    "Asked",
    "Finding",
    "NamedGroup",
    "Question",
    "Seen",
    "Thought",
    "Told",
    "WaitsForPeer",
    "WaitsForYes",
    "as_seen_by",
    "asked_proposal",
    "events",
    "everyday_choices",
    "finding",
    "hushed",
    "apart_among",
    "kept_apart",
    "living_and_apart",
    "known_names",
    "may_meet",
    "my_proposal",
    "nearest_first",
    "PeersNote",
    "not_recognised",
    "note",
    "notes_by_name",
    "notes_in_words",
    "own_notes",
    "pair",
    "pair_stands",
    "pairs",
    "peers_by_name",
    "peers_notes",
    "peers_recognised",
    "participates",
    "programme_of",
    "proposal",
    "question",
    "questions",
    "said_never",
    "shared_slots",
    "standing",
    "stands",
    "stepped_back",
    "story",
    "takes_part_in",
    "tell",
    "theme_choices",
    "thought_of",
    "visible_to",
    "waiting_for_a_peer",
    "waiting_for_yes",
    "waiting_too_long",
    "waits_for",
    "where_known",
    "who_changed",
    "wishes_in_words",
    "wishes_of",
    "without_beginning",
    "without_yes",
]
