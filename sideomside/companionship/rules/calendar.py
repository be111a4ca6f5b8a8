"""A calendar file that tells nobody anything: Kaffe, a time, and nothing more."""

from datetime import datetime

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from sideomside.companionship.models import Meeting
from sideomside.people.days.promise import COPENHAGEN


def calendar_file(meeting: Meeting, now: datetime) -> bytes:
    """Private, without names, in Danish time with the clock changes spelled out for old calendars."""
    calendar = Calendar()
    calendar.add("prodid", "-//kaffe//da//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    starts, ends = (at.astimezone(COPENHAGEN) for at in (meeting.starts_at, meeting.ends_at) if at)
    calendar.add_component(
        Timezone.from_tzid("Europe/Copenhagen", first_date=starts.date(), last_date=ends.date())
    )
    calendar.add_component(_event(meeting, starts, ends, now))
    return calendar.to_ical()


def _event(meeting: Meeting, starts: datetime, ends: datetime, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{meeting.id}@kaffe")
    event.add("dtstamp", now)
    event.add("summary", _("Coffee"))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event
