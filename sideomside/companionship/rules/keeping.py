"""What the two keep from a meeting, and what somebody would like their peer to know when they come home."""

from datetime import date, timedelta

from sideomside.companionship.models import PASSED_ON as TOLD
from sideomside.companionship.models import Agreement, Bridge, Companionship, Ending, Meeting
from sideomside.companionship.rules.agreeing import LIVING, is_one_of
from sideomside.people.days.clock import add_months, clock_from
from sideomside.people.rules import Viewer, is_self

PASSED_ON = TOLD
LINES = 3
MOST_KEPT = 400
LONGER = 3  # months more, when both want it
MOST_MONTHS = 24
LOOK_MIDWAY = timedelta(days=21)
BEFORE_END = timedelta(days=31)


def may_keep(viewer: Viewer, one: Companionship, meeting: Meeting) -> bool:
    """Either of the two, about a meeting that was held; when it is over it is the participant's alone."""
    held = meeting.companionship_id == one.id and meeting.state == Meeting.State.MET
    return held and (is_one_of(viewer, one) if one.state in LIVING else owns(viewer, one))


def owns(viewer: Viewer, one: Companionship) -> bool:
    """Whose life it is about."""
    return viewer.is_participant and is_self(viewer, one.participant_id)


def may_bridge(viewer: Viewer, one: Companionship) -> bool:
    """The participant; or a coordinator beside them, never the peer in that hat, who writes and ticks what they say."""
    living = one.state != Companionship.State.ENDED and one.kind == Companionship.Kind.BRIDGING
    one_of_them = viewer.person_id in {one.participant_id, one.peer_id}
    return living and (owns(viewer, one) or (viewer.coordinates(one.programme_id) and not one_of_them))


def as_of(known: Bridge | None) -> str:
    """Which state of it a page shows: an old page must not open what was shut meanwhile."""
    return known.changed_at.isoformat() if known else ""


def is_midway(one: Companionship, today: date) -> bool:
    """Three months on, for three weeks: is what you agreed on still how you want it?"""
    if one.state != Companionship.State.AGREED or one.day_zero is None:
        return False
    midway = clock_from(one.day_zero).three_months
    return midway <= today < midway + LOOK_MIDWAY


def asks_longer(newest: Agreement | None, until: date | None) -> bool:
    """Somebody's wish for some months more, which waits for the other."""
    return newest is not None and until is not None and not newest.stands and newest.ends_on == until


def longer_until(one: Companionship, ending: Ending | None, today: date) -> date | None:
    """Near the end both agreed on: until when it would be with three months more. Nobody is asked about a goodbye."""
    if one.state != Companionship.State.AGREED or one.ends_on is None or one.day_zero is None or ending:
        return None
    later = add_months(one.ends_on, LONGER)
    near = today >= one.ends_on - BEFORE_END
    return later if near and later <= add_months(one.day_zero, MOST_MONTHS) else None
