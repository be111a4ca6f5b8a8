"""Calendar files that common programs accept: Danish time with its clock changes spelled out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.days.zone import danish_zone


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of a calendar. Private ones carry a neutral word and nothing else."""

    uid: str
    title: str
    starts: datetime
    ends: datetime
    where: str = ""
    link: str = ""
    cancelled: bool = False
    changes: int = 0
    private: bool = False


def calendar_file(name: str, lines: Sequence[Noted], now: datetime) -> bytes:
    """`name` is what the reader's own calendar program calls it."""
    calendar = Calendar()
    calendar.add("prodid", "-//kalender//da//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    calendar.add_component(danish_zone())
    for one in lines:
        calendar.add_component(_event(one, now))
    return calendar.to_ical()


def _event(one: Noted, now: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", now)
    event.add("sequence", one.changes)
    event.add("summary", one.title)
    event.add("dtstart", one.starts.astimezone(COPENHAGEN))
    event.add("dtend", one.ends.astimezone(COPENHAGEN))
    event.add("class", "PRIVATE" if one.private else "PUBLIC")
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    if one.where:
        event.add("location", one.where)
    if one.link:
        event.add("url", one.link)
    return event
