"""How the desk says things: a greeting by the clock, a wait in working days."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTES_A_ROW = 7  # measured by nobody yet: a guess that says "about", never a target
AN_HOUR_AND_A_HALF = 90  # minutes


def greeting(now: datetime) -> str:
    """Good morning, as long as it is morning in Copenhagen."""
    clock = timezone.localtime(now).time()
    if clock < time(5):
        return _("Hello")
    if clock < time(10):
        return _("Good morning")
    if clock < time(12):
        return _("Good forenoon")
    return _("Good afternoon") if clock < time(18) else _("Good evening")


def workdays(days: int) -> str:
    if days < 1:
        return _("today")
    return ngettext("%(days)s workday", "%(days)s workdays", days) % {"days": days}


def how_long(rows: int) -> str:
    """Roughly how long; in hours where minutes would only be a large number."""
    minutes = max(5, round(rows * MINUTES_A_ROW / 5) * 5)
    if minutes < AN_HOUR_AND_A_HALF:
        return _("about %(minutes)s minutes") % {"minutes": minutes}
    return _("about %(hours)s hours") % {"hours": round(minutes / 60)}
