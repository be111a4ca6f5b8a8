"""What somebody may see of wishes, proposals and pairs. A stranger gets nothing."""

from sideomside.matching.queries.apart import kept_apart, own_notes
from sideomside.matching.queries.asked import (
    Asked,
    Question,
    asked_proposal,
    my_proposal,
    question,
    questions,
)
from sideomside.matching.queries.naming import NamedGroup, known_names, theme_choices
from sideomside.matching.queries.pairs import (
    pair,
    pair_stands,
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
from sideomside.matching.queries.telling import events, tell

__all__ = [
    "Asked",
    "NamedGroup",
    "Question",
    "asked_proposal",
    "events",
    "kept_apart",
    "known_names",
    "may_meet",
    "my_proposal",
    "own_notes",
    "pair",
    "pair_stands",
    "pairs",
    "participates",
    "programme_of",
    "proposal",
    "question",
    "questions",
    "shared_slots",
    "standing",
    "stands",
    "tell",
    "theme_choices",
    "visible_to",
    "waits_for",
    "without_beginning",
]
