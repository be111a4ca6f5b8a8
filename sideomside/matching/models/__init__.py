"""What is asked for, who is suggested and by which rules, each step of asking, and the pair that may come of it."""

from sideomside.matching.models.asking import Proposal, ProposalStep
from sideomside.matching.models.board import ByHand, Decision, Night
from sideomside.matching.models.draw import Lot, WaitDraw
from sideomside.matching.models.pair import Pair
from sideomside.matching.models.rules_adopted import Policy
from sideomside.matching.models.wishes import MustNotMeet, Wishes

__all__ = [
    "ByHand",
    "Decision",
    "Lot",
    "MustNotMeet",
    "Night",
    "Pair",
    "Policy",
    "Proposal",
    "ProposalStep",
    "WaitDraw",
    "Wishes",
]
