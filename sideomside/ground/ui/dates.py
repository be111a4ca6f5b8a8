"""Days and clock times as people say them in Denmark, and in English for those who read English."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import get_language

HOME = ZoneInfo("Europe/Copenhagen")
NO_BREAK = "\u00a0"

WEEKDAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
NEAR = {
    "da": {-1: "i går", 0: "i dag", 1: "i morgen"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}


def language() -> str:
    return "en" if (get_language() or "da").startswith("en") else "da"


def at_home(moment: datetime) -> datetime:
    """A stored moment on Danish wall clocks; a naive one is already a wall clock."""
    return moment.astimezone(HOME) if timezone.is_aware(moment) else moment


def day_of(value: date | datetime) -> date:
    return at_home(value).date() if isinstance(value, datetime) else value


def today() -> date:
    return timezone.localdate(timezone=HOME)


def weekday(value: date | datetime) -> str:
    return WEEKDAYS[language()][day_of(value).weekday()]


def date_in_year(value: date | datetime) -> str:
    """The date without its year: 21. november, or 21 November."""
    on = day_of(value)
    month = MONTHS[language()][on.month - 1]
    return f"{on.day}{'.' if language() == 'da' else ''}{NO_BREAK}{month}"


def day(value: date | datetime) -> str:
    """The full day, for plans that must not be misread."""
    on = day_of(value)
    joint = " den " if language() == "da" else " "
    return f"{weekday(on)}{joint}{date_in_year(on)} {on.year}"


def weekday_and_date(value: date | datetime) -> str:
    """For the weeks at hand, where the year is noise: torsdag 26. november."""
    return f"{weekday(value)} {date_in_year(value)}"


def short_day(value: date | datetime) -> str:
    """Nearness before numbers: i dag, i går, tirsdag, and only then a date."""
    on, now = day_of(value), today()
    away = (on - now) // timedelta(days=1)
    if away in NEAR[language()]:
        return NEAR[language()][away]
    if abs(away) < 7:
        return weekday(on)
    return date_in_year(on) if on.year == now.year else f"{date_in_year(on)} {on.year}"


def clock(value: datetime | time) -> str:
    """14.30 in Danish, 14:30 in English; both always with minutes."""
    at = at_home(value) if isinstance(value, datetime) else value
    return f"{at.hour:02d}{'.' if language() == 'da' else ':'}{at.minute:02d}"


def clock_range(start: datetime | time, end: datetime | time) -> str:
    """Whole hours are said without minutes: 13–16, but 13.30–16.00."""
    ends = [at_home(value) if isinstance(value, datetime) else value for value in (start, end)]
    if any(at.minute for at in ends):
        return "–".join(clock(at) for at in ends)
    return "–".join(str(at.hour) for at in ends)


def day_and_clock(value: datetime) -> str:
    joint = f" kl.{NO_BREAK}" if language() == "da" else " at "
    return f"{short_day(value)}{joint}{clock(value)}"
