"""The Danish clock as calendar programs know it: by rule and for all years.

A piece of it that only spans a file's own days would be kept by a program that reads us again and again, and would
then show summer by the winter's clock.
"""

from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


def danish_zone() -> Timezone:
    """On the last Sunday of March and of October, as all of Europe since 1996."""
    zone = Timezone()
    zone.add("tzid", "Europe/Copenhagen")
    for part, name, month, before, after in (
        (TimezoneDaylight(), "CEST", 3, WINTER, SUMMER),
        (TimezoneStandard(), "CET", 10, SUMMER, WINTER),
    ):
        part.add("tzname", name)
        part.add("dtstart", datetime(1996, month, {3: 31, 10: 27}[month], {3: 2, 10: 3}[month]))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone
