"""Days and clocks as people say them."""

from datetime import date, datetime, time

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import dates

register = template.Library()

register.filter("day", dates.day)
register.filter("short_day", dates.short_day)
register.filter("weekday", dates.weekday)
register.filter("weekday_and_date", dates.weekday_and_date)
register.filter("date_in_year", dates.date_in_year)
register.filter("day_and_clock", dates.day_and_clock)


@register.filter
def clock(value: datetime | time) -> str:
    return dates.clock(value)


@register.filter
def clock_range(start: datetime | time, end: datetime | time) -> str:
    return dates.clock_range(start, end)


@register.filter
def iso(value: date | datetime) -> str:
    """For the datetime attribute of a time element."""
    return (
        dates.at_home(value).isoformat(timespec="seconds")
        if isinstance(value, datetime)
        else value.isoformat()
    )


@register.filter
def ago_workdays(days: int) -> str:
    """How long someone has waited, counted in the days we work."""
    if days < 1:
        return _("today")
    return ngettext("%(days)s workday", "%(days)s workdays", days) % {"days": days}


@register.filter
def unbroken(text: str) -> str:
    """Keeps a phone number or an address on one line."""
    return str(text).replace(" ", dates.NO_BREAK)
