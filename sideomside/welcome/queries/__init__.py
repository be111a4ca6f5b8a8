"""What somebody may see of the open pages: what everybody reads, and, for those who write them, all the rest."""

from sideomside.welcome.queries.finding import index
from sideomside.welcome.queries.looking import look, look_to_change
from sideomside.welcome.queries.near import Nearby, nearby
from sideomside.welcome.queries.opening import event_data, next_times, opening_data, story_data
from sideomside.welcome.queries.pages import (
    Named,
    Shown,
    all_named,
    as_it_would_look,
    history,
    page_to_write,
    picture,
    shown,
    shown_wording,
)
from sideomside.welcome.queries.writing import Line, draft_of, pages_to_write, words_to_begin_with

__all__ = [
    "Line",
    "Nearby",
    "Named",
    "Shown",
    "all_named",
    "as_it_would_look",
    "draft_of",
    "event_data",
    "history",
    "index",
    "look",
    "look_to_change",
    "nearby",
    "next_times",
    "opening_data",
    "page_to_write",
    "pages_to_write",
    "picture",
    "shown",
    "shown_wording",
    "story_data",
    "words_to_begin_with",
]
