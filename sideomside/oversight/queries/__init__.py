"""What a second person may see of how the others look."""

from sideomside.oversight.queries.asking import (
    Question,
    answered,
    count_questions,
    has_nobody,
    is_alone,
    kept_long_enough,
    question,
    questions,
)
from sideomside.oversight.queries.reading import lines_of
from sideomside.oversight.queries.telling import tell

__all__ = [
    "Question",
    "answered",
    "count_questions",
    "has_nobody",
    "is_alone",
    "kept_long_enough",
    "lines_of",
    "question",
    "questions",
    "tell",
]
