"""Calendar files that tell nobody anything: Kaffe, a time, and nothing more."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from sideomside.companionship.models import Meeting
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.days.zone import danish_zone
from sideomside.people.rules import Viewer, is_self

CALLED_OFF = frozenset(
    {Meeting.State.CANCELLED, Meeting.State.MOVED, Meeting.State.NOT_MET, Meeting.State.RESTING}
)
READ_AGAIN = timedelta(hours=2)


def calendar_file(meeting: Meeting, now: datetime) -> bytes:
    """One meeting, without names, in Danish time with the clock changes spelled out for old calendars."""
    return calendar_of([meeting], now)


def calendar_of(meetings: Iterable[Meeting], now: datetime) -> bytes:
    """Several; one that is called off stays in the file, so that the calendar program takes it away."""
    shown = [meeting for meeting in meetings if meeting.starts_at]
    calendar = Calendar()
    calendar.add("prodid", "-//kaffe//da//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Kaffe")
    calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add_component(danish_zone())
    for meeting in shown:
        calendar.add_component(_event(meeting))
    return calendar.to_ical()


def touched(meeting: Meeting) -> datetime:
    return meeting.changed_at or meeting.offered_at


def may_have_feed(viewer: Viewer, person_id: UUID) -> bool:
    """One's own, in the room where one meets somebody."""
    return (viewer.is_participant or viewer.is_peer) and is_self(viewer, person_id)


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", f"{meeting.id}@kaffe")
    event.add("dtstamp", touched(meeting))
    event.add("last-modified", touched(meeting))
    event.add("sequence", meeting.changes)
    event.add("status", "CANCELLED" if meeting.state in CALLED_OFF else "CONFIRMED")
    event.add("summary", _("Coffee"))
    event.add("dtstart", meeting.starts_at.astimezone(COPENHAGEN))
    event.add("dtend", meeting.ends_at.astimezone(COPENHAGEN))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if meeting.state in CALLED_OFF else "OPAQUE")
    return event
