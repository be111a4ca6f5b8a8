"""Keeping the house: who is away, which help lines are right, what the programme promises."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.actions.standing_by import lay_help_lines_ready
from sideomside.people.data.load import spoken_languages
from sideomside.people.models import Absence, HelpLine, Person, Programme
from sideomside.people.rules import Changed, Viewer, allow, is_a_door_word, may_coordinate

PROMISES = (
    "answer_days", "second_reader_days", "desk_opens", "desk_closes", "first_talk_required",
    "unconfirmed_days", "contact_phone", "sms_offered",
)  # fmt: skip


@transaction.atomic
def confirm_help_line(*, line: HelpLine, changes: dict[str, Any], by: Viewer) -> HelpLine:
    """Somebody has called or looked it up today: number and hours are right."""
    allow(by.is_coordinator)
    for name in ("name", "number", "hours_da", "hours_en", "note_da", "note_en", "region"):
        setattr(line, name, changes.get(name, getattr(line, name)))
    line.verified_on, line.verified_by = timezone.localdate(), by.person_id
    line.save()
    log.record("helpline.confirmed", thing=line.id, by=by)
    lay_help_lines_ready(by=by)
    return line


@transaction.atomic
def note_absence(*, stand_in: Person, first_day: date, last_day: date, by: Viewer) -> Absence:
    """A coordinator is away and says who answers meanwhile; said twice it is one absence."""
    allow(by.is_coordinator and stand_in.id != by.person_id and last_day >= first_day)
    Person.objects.select_for_update().get(id=by.person_id)
    known: dict[str, Any] = {"person_id": by.person_id, "first_day": first_day, "last_day": last_day}
    absence, new = Absence.objects.get_or_create(**known, stand_in=stand_in, ended_at=None)
    if not new:
        return absence
    log.record("absence.noted", about=by.person_id, thing=absence.id, by=by)
    return absence


@transaction.atomic
def end_absence(*, absence: Absence, by: Viewer) -> None:
    """Back again, or it came to nothing; that somebody was away meanwhile stays true."""
    allow(absence.person_id == by.person_id)
    absence.ended_at = timezone.now()
    absence.save(update_fields=["ended_at"])
    log.record("absence.ended", about=by.person_id, thing=absence.id, by=by)


@transaction.atomic
def name_programme(  # noqa: PLR0913 - what one page asks for
    *, programme: Programme, name: str, languages: list[str], door_word: str, version: int, by: Viewer
) -> Programme:
    """What it is called, what is spoken there, and its own front door; a door once opened stays, for it is on paper."""
    allow(may_coordinate(by, programme.id))
    held = Programme.objects.select_for_update().get(id=programme.id)
    if held.version != version:
        raise Changed
    allow(bool(name.strip()) and bool(languages) and set(languages) <= spoken_languages().keys())
    if door_word != held.door_word:
        taken = Programme.objects.filter(door_word=door_word).exists()
        allow(not held.door_word and is_a_door_word(door_word) and not taken)
    held.name, held.languages, held.door_word = name.strip(), languages, door_word
    held.version, held.changed_by_id = version + 1, by.person_id
    held.save(update_fields=["name", "languages", "door_word", "version", "changed_by_id"])
    log.record("programme.named", thing=held.id, by=by)
    return held


@transaction.atomic
def change_promises(*, programme: Programme, changes: dict[str, Any], version: int, by: Viewer) -> Programme:
    """How soon we answer, and whether a first talk comes before anybody is asked. An old page changes nothing."""
    allow(may_coordinate(by, programme.id))
    held = Programme.objects.select_for_update().get(id=programme.id)
    if held.version != version:
        raise Changed
    kept = {name: changes[name] for name in PROMISES if name in changes}
    for name, value in kept.items():
        setattr(held, name, value)
    held.version, held.changed_by_id = version + 1, by.person_id
    held.save(update_fields=[*kept, "version", "changed_by_id"])
    log.record("programme.changed", thing=held.id, detail={"fields": sorted(kept)}, by=by)
    return held
