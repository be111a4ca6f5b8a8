"""Calendar files that tell nobody anything: Kaffe, a time, and nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass
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
GONE_BY = timedelta(days=60)  # older times are in nobody's way


@dataclass(frozen=True, kw_only=True)
class Noted:
    """One time in somebody's own calendar."""

    id: UUID
    called: str
    starts_at: datetime
    ends_at: datetime
    touched: datetime
    changes: int = 0
    off: bool = False
    asked: bool = False  # not settled yet


def calendar_file(meeting: Meeting, now: datetime) -> bytes:
    """One meeting, without names, in Danish time with the clock changes spelled out for old calendars."""
    return calendar_of(noted([meeting]))


def noted(meetings: Iterable[Meeting]) -> list[Noted]:
    """Coffee, whatever it is they do."""
    return [
        Noted(
            id=meeting.id,
            called=_("Coffee"),
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            touched=touched(meeting),
            changes=meeting.changes,
            off=meeting.state in CALLED_OFF,
        )
        for meeting in meetings
        if meeting.starts_at and meeting.ends_at
    ]


def calendar_of(times: Iterable[Noted]) -> bytes:
    """Several; one that is called off stays in the file, so that the calendar program takes it away."""
    calendar = Calendar()
    calendar.add("prodid", "-//kaffe//da//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Kaffe")
    calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add_component(danish_zone())
    for time in times:
        calendar.add_component(_event(time))
    return calendar.to_ical()


def touched(meeting: Meeting) -> datetime:
    return meeting.changed_at or meeting.offered_at


def may_have_feed(viewer: Viewer, person_id: UUID) -> bool:
    """One's own, in the room where one meets somebody."""
    return (viewer.is_participant or viewer.is_peer) and is_self(viewer, person_id)


def _event(time: Noted) -> Event:
    event = Event()
    event.add("uid", f"{time.id}@kaffe")
    event.add("dtstamp", time.touched)
    event.add("last-modified", time.touched)
    event.add("sequence", time.changes)
    event.add("status", "CANCELLED" if time.off else "TENTATIVE" if time.asked else "CONFIRMED")
    event.add("summary", time.called)
    event.add("dtstart", time.starts_at.astimezone(COPENHAGEN))
    event.add("dtend", time.ends_at.astimezone(COPENHAGEN))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if time.off else "OPAQUE")
    return event
