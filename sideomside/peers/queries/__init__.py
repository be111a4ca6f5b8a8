"""What somebody may see of peers. A participant meets a card, never a file; a stranger meets nothing."""

from sideomside.peers.queries.cards import Card, card, cards
from sideomside.peers.queries.facts import PeerFacts, candidates
from sideomside.peers.queries.files import held, mine, opened, peer_file, visible_to
from sideomside.peers.queries.needs import Need, needing_me
from sideomside.peers.queries.story import events, tell

__all__ = [
    "Card",
    "Need",
    "PeerFacts",
    "candidates",
    "card",
    "cards",
    "events",
    "held",
    "mine",
    "needing_me",
    "opened",
    "peer_file",
    "tell",
    "visible_to",
]
