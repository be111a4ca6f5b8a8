"""Keeping the doors: open every week, closed for some days, or open on a holiday all the same."""

from datetime import date
from typing import Any

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.people.models import Closure, OpeningHours, Place
from sideomside.people.rules import Viewer, allow, may_coordinate


@transaction.atomic
def open_weekly(*, place: Place, hours: dict[str, Any], by: Viewer) -> OpeningHours:
    """The door is open every week at this time; said twice it is one opening, with the latest word about the host."""
    allow(may_coordinate(by, place.programme_id))
    when = {name: hours[name] for name in ("weekday", "opens", "closes")}
    Place.objects.select_for_update().get(id=place.id)
    host_note, _found = mask(hours.get("host_note", ""))  # everybody reads it on the front page
    before = OpeningHours.objects.filter(place=place, first_day=None, last_day=None, **when).first()
    opening = before or OpeningHours(place=place, **when)
    if before and before.host_note == host_note:
        return before
    opening.host_note = host_note
    opening.save()
    log.record("place.changed", thing=place.id, detail={"fields": ["hours"]}, by=by)
    return opening


@transaction.atomic
def stop_opening(*, opening: OpeningHours, by: Viewer) -> None:
    """Not open at this time any more."""
    allow(may_coordinate(by, opening.place.programme_id))
    opening.delete()
    log.record("place.changed", thing=opening.place_id, detail={"fields": ["hours"]}, by=by)


@transaction.atomic
def close_days(*, place: Place, first_day: date, last_day: date, note: str = "", by: Viewer) -> Closure:
    """Closed on these days, whatever the week says; said twice it is one closure."""
    return _differ(place, first_day, last_day, note, open_anyway=False, by=by)


@transaction.atomic
def open_on_holidays(*, place: Place, first_day: date, last_day: date, note: str = "", by: Viewer) -> Closure:
    """Open at the usual times although it is a holiday; nobody should sit alone at Christmas."""
    return _differ(place, first_day, last_day, note, open_anyway=True, by=by)


@transaction.atomic
def as_usual_again(*, closure: Closure, by: Viewer) -> None:
    """These days are like any other after all; the week holds again."""
    allow(may_coordinate(by, closure.place.programme_id))
    closure.delete()
    log.record("place.changed", thing=closure.place_id, detail={"fields": ["days"]}, by=by)


def _differ(place: Place, first: date, last: date, note: str, *, open_anyway: bool, by: Viewer) -> Closure:
    allow(may_coordinate(by, place.programme_id) and last >= first)
    Place.objects.select_for_update().get(id=place.id)
    days = {"first_day": first, "last_day": last, "open_anyway": open_anyway}
    closure, new = Closure.objects.get_or_create(place=place, **days, defaults={"note": mask(note)[0]})
    if new:
        log.record("place.changed", thing=place.id, detail={"fields": ["days"]}, by=by)
    return closure
