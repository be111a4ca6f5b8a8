"""What we remember about a peer: what they offer, how far along they are, and a list somebody is bringing in."""

from sideomside.peers.models.loan import Loan
from sideomside.peers.models.offer import AgeBand, Employment, Energy, Format, Gender, Shown
from sideomside.peers.models.peer import NOT_STOPPED, PeerFile, PeerStep, State
from sideomside.peers.models.sheet import ImportDraft

__all__ = [
    "NOT_STOPPED",
    "AgeBand",
    "Employment",
    "Energy",
    "Format",
    "Gender",
    "ImportDraft",
    "Loan",
    "PeerFile",
    "PeerStep",
    "Shown",
    "State",
]
