"""What is asked for, who is thought of, each step of asking, and the pair that may come of it."""

from sideomside.matching.models.asking import Proposal, ProposalStep
from sideomside.matching.models.pair import Pair
from sideomside.matching.models.wishes import MustNotMeet, Wishes

__all__ = ["MustNotMeet", "Pair", "Proposal", "ProposalStep", "Wishes"]
