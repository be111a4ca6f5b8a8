"""Opening hours as other programs read them: the week as it is planned, and the days that differ."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sideomside.gatherings import queries as gatherings
from sideomside.gatherings.queries import Entry
from sideomside.people import queries as people
from sideomside.people.models import OpeningHours, Place, from_outside
from sideomside.people.queries import Coffee
from sideomside.people.rules import Viewer
from sideomside.stories import queries as stories

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AHEAD = 28  # days


def opening_data(viewer: Viewer) -> list[dict[str, Any]]:
    """In the words of schema.org, one for each place with coffee."""
    places = people.shown_places(viewer).filter(serves_coffee=True).prefetch_related("hours")
    return [_told(place, shut) for place, shut in _with_shut_days(viewer, list(places))]


def _with_shut_days(viewer: Viewer, places: list[Place]) -> list[tuple[Place, list[date]]]:
    """Days the week says open and nobody is there: holidays, and days somebody has closed."""
    today = timezone.localdate()
    open_on = {(one.place.id, one.starts.date()) for one in people.coffee(viewer, today, AHEAD)}
    days = [today + timedelta(days=ahead) for ahead in range(1, AHEAD)]
    return [
        (place, [day for day in days if _planned(place, day) and (place.id, day) not in open_on])
        for place in places
    ]


def _planned(place: Place, day: date) -> bool:
    return any(line.weekday == day.weekday() and _in_season(line, day) for line in place.hours.all())


def _in_season(line: OpeningHours, day: date) -> bool:
    return (line.first_day or day) <= day <= (line.last_day or day)


def _told(place: Place, shut: list[date]) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressCountry": "DK"}
    known = {"streetAddress": place.street, "postalCode": place.postcode, "addressLocality": place.town}
    told: dict[str, Any] = {"@type": "Place", "@id": f"urn:uuid:{place.id}", "name": place.name}
    told["address"] = address | {name: words for name, words in known.items() if words}
    if words := " ".join(filter(None, (place.door, place.access, place.inside))):
        told["description"] = words
    told["isAccessibleForFree"] = True
    told["openingHoursSpecification"] = [_line(one) for one in place.hours.all()]
    if shut:
        told["specialOpeningHoursSpecification"] = [_closed(day) for day in shut]
    return told


def _line(one: OpeningHours) -> dict[str, str]:
    line = {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"https://schema.org/{WEEKDAYS[one.weekday]}",
        "opens": f"{one.opens:%H:%M}",
        "closes": f"{one.closes:%H:%M}",
    }
    season = {"validFrom": one.first_day, "validThrough": one.last_day}
    return line | {name: day.isoformat() for name, day in season.items() if day}


def _closed(day: date) -> dict[str, str]:
    """schema.org's way to say closed: it opens and closes at midnight."""
    on = day.isoformat()
    hours = {"opens": "00:00", "closes": "00:00"}
    return {"@type": "OpeningHoursSpecification", "validFrom": on, "validThrough": on} | hours


def next_times(viewer: Viewer) -> list[Coffee]:
    """The coming fortnight as real moments, for programs that would rather not work out a week."""
    return people.coffee(viewer)


def event_data(viewer: Viewer) -> list[dict[str, Any]]:
    """What stands in the calendar besides the cafés; a cancelled evening says that it is."""
    found = (one for one in gatherings.calendar(viewer, days=AHEAD * 3) if one.gathering_id)
    return [_event(one) for one in found]


def story_data(viewer: Viewer) -> list[dict[str, Any]]:
    """The stories that stand now: what they are called and where they are read, and no words of theirs to keep."""
    return [
        {
            "id": f"urn:uuid:{one.id}",
            "title": one.title,
            "called": one.called,
            "language": one.language,
            "minutes": one.minutes,
            "themes": [code for code, _name in one.themes],
            "published": one.published_at.isoformat(),
            "url": from_outside(one.href),
        }
        for one in stories.published(viewer)
    ]


def _event(one: Entry) -> dict[str, Any]:
    return {
        "id": one.uid,
        "title": one.title,
        "language": one.lang,
        "words": one.words,
        "starts": timezone.localtime(one.starts).isoformat(),
        "ends": timezone.localtime(one.ends).isoformat(),
        "place": f"urn:uuid:{one.place.id}" if one.place else None,
        "place_name": one.place.name if one.place else "",
        "cancelled": one.cancelled,
        "url": from_outside(reverse("gatherings:shown", args=[one.gathering_id])),
    }
