"""What a second person may see of how the others look."""

from sideomside.oversight.queries.asking import (
    Asked,
    Question,
    answered,
    count_questions,
    has_nobody,
    is_alone,
    kept_long_enough,
    question,
    questions,
    responsible,
    who_is_asked,
)
from sideomside.oversight.queries.reading import lines_of
from sideomside.oversight.queries.sampling import (
    Coverage,
    Look,
    always_drawn,
    count_to_go_through,
    coverage,
    last_hash,
    lines_to_draw,
    look,
    next_look,
    quarter_to_draw,
    to_ask_about,
)
from sideomside.oversight.queries.telling import not_answered, tell

__all__ = [
    "Asked",
    "Coverage",
    "Look",
    "Question",
    "always_drawn",
    "answered",
    "count_questions",
    "count_to_go_through",
    "coverage",
    "has_nobody",
    "responsible",
    "is_alone",
    "kept_long_enough",
    "last_hash",
    "lines_of",
    "lines_to_draw",
    "look",
    "next_look",
    "not_answered",
    "quarter_to_draw",
    "question",
    "questions",
    "tell",
    "to_ask_about",
    "who_is_asked",
]
