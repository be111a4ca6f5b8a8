"""So many hours at the desk from now: a worry sent at night is read in the morning, and not "after four hours"."""

from datetime import date, datetime, time, timedelta

from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.days.workdays import next_working_day


def after_desk_hours(since: datetime, hours: int, opens: time, closes: time) -> datetime:
    """The moment when somebody has sat at the desk for so long; weekends and holidays do not count."""
    moment, left = _at_the_desk(since.astimezone(COPENHAGEN), opens, closes), timedelta(hours=hours)
    while moment + left > (shuts := _on(moment.date(), closes)):
        left -= shuts - moment
        moment = _on(next_working_day(moment.date() + timedelta(days=1)), opens)
    return moment + left


def _at_the_desk(moment: datetime, opens: time, closes: time) -> datetime:
    """The moment itself, or when the desk opens next."""
    day = next_working_day(moment.date())
    if day == moment.date() and moment < _on(day, closes):
        return max(moment, _on(day, opens))
    return _on(next_working_day(max(day, moment.date() + timedelta(days=1))), opens)


def _on(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, COPENHAGEN)
