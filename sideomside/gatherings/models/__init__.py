"""What people come to together: groups and events, who takes part, what a café needs, and what lies near home."""

from sideomside.gatherings.models.cafe import CafeDay, KeyHolder, ShoppingItem
from sideomside.gatherings.models.call import Call
from sideomside.gatherings.models.gathering import NOT_OVER, OVER, Gathering, GroundRules, Kind, State
from sideomside.gatherings.models.leading import Facilitating, SelfCheck
from sideomside.gatherings.models.local import GoTogether, LocalActivity
from sideomside.gatherings.models.manual import Manual
from sideomside.gatherings.models.session import AloneWhy, Session
from sideomside.gatherings.models.taking_part import Attendance, Offer, Seat, Signup

__all__ = [
    "NOT_OVER",
    "OVER",
    "AloneWhy",
    "Attendance",
    "CafeDay",
    "Call",
    "Facilitating",
    "Gathering",
    "GoTogether",
    "GroundRules",
    "KeyHolder",
    "Kind",
    "LocalActivity",
    "Manual",
    "Offer",
    "Seat",
    "SelfCheck",
    "Session",
    "ShoppingItem",
    "Signup",
    "State",
]
