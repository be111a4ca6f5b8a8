"""What we remember of somebody's way to being a peer, and of what looks after them once they are."""

from sideomside.path.models.certificate import Certificate
from sideomside.path.models.cover import CoverOffer
from sideomside.path.models.frame import PathFrame
from sideomside.path.models.giving import (
    Giving,
)
from sideomside.path.models.leaving import (
    Leaving,
)
from sideomside.path.models.paper import Paper, Signature
from sideomside.path.models.path import PathStep, PeerPath
from sideomside.path.models.pulse import Pulse
from sideomside.path.models.reference import Reference
from sideomside.path.models.sparring import Sparring, SparringNote, SparringSeat
from sideomside.path.models.training import Attended, Module, TrainingDay, TrainingSeat
from sideomside.path.models.working import (
    MOST_ORE,
    Employed,
    Expense,
)

__all__ = [
    "Attended",
    "Certificate",
    "CoverOffer",
    "Employed",
    "Expense",
    "Giving",
    "Leaving",
    "MOST_ORE",
    "Module",
    "Paper",
    "PathFrame",
    "PathStep",
    "PeerPath",
    "Pulse",
    "Reference",
    "Signature",
    "Sparring",
    "SparringNote",
    "SparringSeat",
    "TrainingDay",
    "TrainingSeat",
]
