"""Two people who meet: the companionship, its meetings with the times offered, and what happened."""

from sideomside.companionship.models.afterwards import Afterwards
from sideomside.companionship.models.agreeing import ITEMS, Agreement, TrialAnswer
from sideomside.companionship.models.asked import Asked
from sideomside.companionship.models.bridge import PASSED_ON, Bridge
from sideomside.companionship.models.companionship import Companionship
from sideomside.companionship.models.ending import Ending, Keepsake
from sideomside.companionship.models.feed import Feed
from sideomside.companionship.models.frame import Frame
from sideomside.companionship.models.meeting import Meeting, OfferedTime
from sideomside.companionship.models.note import Note
from sideomside.companionship.models.rhythm import Rhythm
from sideomside.companionship.models.step import CompanionshipStep
from sideomside.companionship.models.walked import WalkedBefore

__all__ = [
    "ITEMS",
    "PASSED_ON",
    "Afterwards",
    "Agreement",
    "Asked",
    "Bridge",
    "Companionship",
    "CompanionshipStep",
    "Ending",
    "Feed",
    "Keepsake",
    "Frame",
    "Meeting",
    "Note",
    "OfferedTime",
    "Rhythm",
    "TrialAnswer",
    "WalkedBefore",
]
