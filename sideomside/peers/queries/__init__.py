"""What somebody may see of peers. A participant meets a card, never a file; a stranger meets nothing."""

from sideomside.peers.queries.cards import Card, card, cards, drawn
from sideomside.peers.queries.drafts import (
    A_DAY,
    DryRun,
    Line,
    came_with,
    draft,
    drafts,
    dry_run,
    has_run_out,
)
from sideomside.peers.queries.facts import PeerFacts, candidates
from sideomside.peers.queries.files import (
    held,
    last_change,
    living,
    mine,
    my_cards,
    opened,
    peer_file,
    visible_to,
)
from sideomside.peers.queries.known import known_elsewhere, stopped, touched_since
from sideomside.peers.queries.lending import (
    file_to_ask,
    hats_left_over,
    lent_to_us,
    lent_where,
    loan,
    loans_of,
    may_be_lent_to,
    my_loans,
    whose_day_has_come,
)
from sideomside.peers.queries.lists import listed, shown_to
from sideomside.peers.queries.needs import Need, needing_me
from sideomside.peers.queries.reading import area_codes, card_of
from sideomside.peers.queries.standing import Standing, history, my_standing, standing_of
from sideomside.peers.queries.story import events, tell
from sideomside.peers.queries.wishing import Wish, my_wish, wish_of, wishing_to_give
from sideomside.peers.queries.words import area_names, language_names, theme_names, themes_offered

__all__ = [
    "A_DAY",
    "Card",
    "DryRun",
    "Line",
    "Need",
    "PeerFacts",
    "Standing",
    "Wish",
    "area_codes",
    "area_names",
    "came_with",
    "candidates",
    "card",
    "card_of",
    "cards",
    "draft",
    "drafts",
    "drawn",
    "dry_run",
    "events",
    "file_to_ask",
    "has_run_out",
    "hats_left_over",
    "held",
    "history",
    "known_elsewhere",
    "language_names",
    "last_change",
    "living",
    "lent_to_us",
    "lent_where",
    "listed",
    "loan",
    "loans_of",
    "may_be_lent_to",
    "mine",
    "my_cards",
    "my_loans",
    "my_standing",
    "my_wish",
    "needing_me",
    "opened",
    "peer_file",
    "shown_to",
    "standing_of",
    "stopped",
    "tell",
    "theme_names",
    "themes_offered",
    "touched_since",
    "visible_to",
    "whose_day_has_come",
    "wish_of",
    "wishing_to_give",
]
