"""Keeping the house: who is away, which help lines are right, when the door is open, what the programme promises."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.models import Absence, Closure, HelpLine, OpeningHours, Person, Place, Programme
from sideomside.people.rules import Viewer, allow, may_coordinate

PROMISES = ("answer_days", "second_reader_days", "first_talk_required", "unconfirmed_days", "contact_phone")


@transaction.atomic
def confirm_help_line(*, line: HelpLine, changes: dict[str, Any], by: Viewer) -> HelpLine:
    """Somebody has called or looked it up today: number and hours are right."""
    allow(by.is_coordinator)
    for name in ("name", "number", "hours_da", "hours_en", "note_da", "note_en"):
        setattr(line, name, changes.get(name, getattr(line, name)))
    line.verified_on, line.verified_by = timezone.localdate(), by.person_id
    line.save()
    log.record("helpline.confirmed", thing=line.id, by=by)
    return line


@transaction.atomic
def note_absence(*, stand_in: Person, first_day: date, last_day: date, by: Viewer) -> Absence:
    """A coordinator is away and says who answers meanwhile; said twice it is one absence."""
    allow(by.is_coordinator and stand_in.id != by.person_id and last_day >= first_day)
    Person.objects.select_for_update().get(id=by.person_id)
    known: dict[str, Any] = {"person_id": by.person_id, "first_day": first_day, "last_day": last_day}
    absence, new = Absence.objects.get_or_create(**known, stand_in=stand_in)
    if not new:
        return absence
    log.record("absence.noted", about=by.person_id, thing=absence.id, by=by)
    return absence


@transaction.atomic
def end_absence(*, absence: Absence, by: Viewer) -> None:
    """Back again, or it came to nothing."""
    allow(absence.person_id == by.person_id)
    absence.delete()
    log.record("absence.ended", about=by.person_id, by=by)


@transaction.atomic
def change_promises(*, programme: Programme, changes: dict[str, Any], by: Viewer) -> Programme:
    """How soon we answer, and whether a first talk comes before anybody is asked."""
    allow(may_coordinate(by, programme.id))
    kept = {name: changes[name] for name in PROMISES if name in changes}
    for name, value in kept.items():
        setattr(programme, name, value)
    programme.save(update_fields=list(kept))
    log.record("programme.changed", thing=programme.id, detail={"fields": sorted(kept)}, by=by)
    return programme


@transaction.atomic
def open_weekly(*, place: Place, hours: dict[str, Any], by: Viewer) -> OpeningHours:
    """The door is open every week at this time; said twice it is one opening, with the latest word about the host."""
    allow(may_coordinate(by, place.programme_id))
    when = {name: hours[name] for name in ("weekday", "opens", "closes")}
    Place.objects.select_for_update().get(id=place.id)
    before = OpeningHours.objects.filter(place=place, first_day=None, last_day=None, **when).first()
    opening = before or OpeningHours(place=place, **when)
    if before and before.host_note == hours.get("host_note", ""):
        return before
    opening.host_note = hours.get("host_note", "")
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
    allow(may_coordinate(by, place.programme_id) and last_day >= first_day)
    Place.objects.select_for_update().get(id=place.id)
    days = {"first_day": first_day, "last_day": last_day, "open_anyway": False}
    closure, new = Closure.objects.get_or_create(place=place, **days, defaults={"note": note})
    if new:
        log.record("place.changed", thing=place.id, detail={"fields": ["closed days"]}, by=by)
    return closure


@transaction.atomic
def open_again(*, closure: Closure, by: Viewer) -> None:
    """Not closed on these days after all; the week holds again."""
    allow(may_coordinate(by, closure.place.programme_id))
    closure.delete()
    log.record("place.changed", thing=closure.place_id, detail={"fields": ["closed days"]}, by=by)
