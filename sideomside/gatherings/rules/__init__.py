"""What is allowed and true of groups, events, cafés and what lies near home."""

from sideomside.gatherings.models import Gathering
from sideomside.gatherings.rules.calendar import Noted, calendar_file
from sideomside.gatherings.rules.may import may_host, may_keep, may_lead, may_take_part
from sideomside.gatherings.rules.plan import LEAST, MINUTES, SEATS, TWO, WEEKS, Plan, may_plan
from sideomside.gatherings.rules.said import Evening, Guest
from sideomside.gatherings.rules.standing import (
    MAY_FOLLOW,
    SHOWN,
    has_shrunk,
    is_over,
    next_of,
    takes_sign_ups,
    was_held_well,
)
from sideomside.gatherings.rules.verbs import VERBS
from sideomside.gatherings.rules.ways import cafe_page, page_at_work
from sideomside.gatherings.rules.weeks import DayOff, weekly

__all__ = [
    "LEAST",
    "MAY_FOLLOW",
    "MINUTES",
    "SEATS",
    "SHOWN",
    "TWO",
    "VERBS",
    "WEEKS",
    "DayOff",
    "Evening",
    "Gathering",
    "Guest",
    "Noted",
    "Plan",
    "cafe_page",
    "calendar_file",
    "has_shrunk",
    "next_of",
    "is_over",
    "may_host",
    "may_keep",
    "may_lead",
    "may_plan",
    "may_take_part",
    "page_at_work",
    "takes_sign_ups",
    "was_held_well",
    "weekly",
]
