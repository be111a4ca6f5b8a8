"""What the two may arrange themselves, once they have met."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules.agreeing import LIVING, is_one_of
from sideomside.companionship.rules.plan import FORMS, MINUTES, Plan, has_times
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.days.workdays import kept_free_as
from sideomside.people.rules import Hat, Viewer

OTHER_DAYS = (1, 2, 7)  # when one of them cannot come after all: tomorrow, the day after, a week later
LENGTH = (30, 45, *MINUTES, 120)


def may_propose(viewer: Viewer, one: Companionship) -> bool:
    """Either of the two, from the first meeting on, and while neither is on a pause."""
    return is_one_of(viewer, one) and one.state in LIVING and not one.rests


def is_possible(plan: Plan, now: datetime, *, at_home: bool, bridging: bool = False) -> bool:
    """Somewhere both can find: a place the programme knows, a walk, the phone, a link; a home where it is allowed."""
    somewhere = {FORMS.PLACE: plan.place is not None, FORMS.VIDEO: is_safe(plan.video)}
    somewhere |= {FORMS.HOME: at_home, FORMS.THERE: bridging}
    return has_times(plan, now) and somewhere.get(FORMS(plan.form), True) and plan.minutes in LENGTH


def is_safe(link: str) -> bool:
    """A link of their own, sealed on its way; nothing that a browser would run."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme == "https" and "." in parts.netloc and not set(link) & set(" <>\"'")


def chooses(viewer: Viewer, meeting: Meeting) -> bool:
    """Whoever did not suggest the times; a coordinator's suggestions are the participant's to choose among."""
    if viewer.is_peer:
        return meeting.proposed_by == Hat.PARTICIPANT
    return meeting.proposed_by != viewer.role or viewer.is_coordinator


def other_times(meeting: Meeting, now: datetime) -> list[datetime]:
    """The same clock on other days, to move to in one tap; no holidays."""
    if meeting.starts_at is None:
        return []
    wall = meeting.starts_at.astimezone(COPENHAGEN)
    moved = [wall + timedelta(days=days) for days in OTHER_DAYS]
    return [at for at in moved if at > now and not kept_free_as(at.date())]
