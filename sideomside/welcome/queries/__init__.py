"""What somebody may see of the open pages: what everybody reads, and, for those who write them, all the rest."""

from sideomside.welcome.queries.finding import index
from sideomside.welcome.queries.listening import (
    listener,
    listeners,
    marks,
    open_data,
    read_at,
    secret_of,
)
from sideomside.welcome.queries.looking import look, look_to_change
from sideomside.welcome.queries.near import Nearby, nearby
from sideomside.welcome.queries.opening import opening_data
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
    "history",
    "index",
    "listener",
    "listeners",
    "look",
    "look_to_change",
    "marks",
    "nearby",
    "open_data",
    "opening_data",
    "page_to_write",
    "pages_to_write",
    "picture",
    "read_at",
    "secret_of",
    "shown",
    "shown_wording",
    "words_to_begin_with",
]
