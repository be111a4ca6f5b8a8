"""Hvor er du nu: the person's own pages; what a peer or coordinator is brought; and what the house decides."""

from sideomside.outcomes.views.aims import aim, aims
from sideomside.outcomes.views.answering import begin, door, go_on, question, thanks, where
from sideomside.outcomes.views.bringing import brought
from sideomside.outcomes.views.deciding import cadence, instrument, instruments
from sideomside.outcomes.views.evaluating import evaluation, hand_over
from sideomside.outcomes.views.mine import choose, over_time, take_along

__all__ = [
    "aim",
    "aims",
    "begin",
    "brought",
    "cadence",
    "choose",
    "door",
    "evaluation",
    "go_on",
    "hand_over",
    "instrument",
    "instruments",
    "over_time",
    "question",
    "take_along",
    "thanks",
    "where",
]
