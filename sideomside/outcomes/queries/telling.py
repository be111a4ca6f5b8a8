"""What happened here, for reports; and everything we hold, for the person's own copy."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sideomside.ground.audit.events import Event
from sideomside.outcomes.models import Aim, Answer, Asking, Bring, Instrument, OwnChoice, Rating, Sitting
from sideomside.outcomes.rules import QUESTIONS, Wave, in_words, text_of
from sideomside.people.rules import SYSTEM, Viewer, is_self


def events(viewer: Viewer) -> Iterator[Event]:
    """That somebody was asked, answered, and set or rated something of their own; never a value or a word."""
    programmes = viewer.programme_ids if viewer.is_coordinator else None if viewer.role == SYSTEM else []
    here = {} if programmes is None else {"programme_id__in": programmes}
    for asking in Asking.objects.filter(**here):
        payload = {"wave": asking.wave, "programme": str(asking.programme_id)}
        yield Event("measure.sent", asking.episode, asking.asked_at, asking.asked_at, SYSTEM, payload)
    for sitting in Sitting.objects.filter(**here).exclude(done_at=None):
        payload = {"wave": sitting.wave, "programme": str(sitting.programme_id)}
        payload["yardstick"] = sitting.instrument_id and str(sitting.instrument_id)
        at = sitting.done_at
        yield Event("measure.answered", sitting.episode or sitting.id, at, at, "participant", payload)
    yield from _of_aims(here)


def _of_aims(here: dict[str, Any]) -> Iterator[Event]:
    for aim in Aim.objects.filter(**here):
        kind = "goal.closed" if aim.put_down else "goal.set"
        yield Event(kind, aim.item, aim.happened_at, aim.written_at, aim.by_role)
    for one in Rating.objects.filter(**here, superseded_by=None):
        yield Event("goal.rated", one.item, one.happened_at, one.written_at, one.by_role, {"wave": one.wave})


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Every answer that was given, changed or skipped, in words."""
    if not (is_self(viewer, person_id) and viewer.is_participant):
        return {}
    choice = OwnChoice.objects.filter(person_id=person_id).first()
    return {
        "asked_how_you_are": [
            {"at": one.asked_at, "when_in_the_way": str(Wave(one.wave).label), "reminded": one.reminded_at}
            for one in Asking.objects.filter(person_id=person_id)
        ],
        "answers": [_told(row) for row in _answers(person_id)],
        "to_bring": [
            {
                "at": row.happened_at,
                "words": row.words,
                "shared_with_peer": row.for_peer,
                "shared_with_coordinator": row.for_coordinator,
            }
            for row in Bring.objects.filter(person_id=person_id)
        ],
        "looked_at_yourself": [_aim(row) for row in Aim.objects.filter(person_id=person_id)],
        "numbers": [
            {"at": row.happened_at, "number": row.value} for row in Rating.objects.filter(person_id=person_id)
        ],
        "no_more_questions": bool(choice and choice.no_questions),
        "shows_over_time": bool(choice and choice.over_time),
    }


def _answers(person_id: UUID) -> Iterator[Answer]:
    yield from Answer.objects.filter(person_id=person_id).select_related("sitting__instrument")


def _told(row: Answer) -> dict[str, Any]:
    question, answers = _question(row.sitting.instrument, row.item)
    said = answers.get(row.value or "", in_words(row.value))
    return {"at": row.happened_at, "question": question, "you_said": said}


def _question(instrument: Instrument | None, item: str) -> tuple[str, dict[str, str]]:
    if instrument is None:
        return str(QUESTIONS.get(item, item)), {}
    asked = next((each for each in text_of(instrument).questions if each.link_id == item), None)
    return (asked.text, {f"{o.value:g}": o.text for o in asked.options}) if asked else (item, {})


def _aim(row: Aim) -> dict[str, Any]:
    return {"at": row.happened_at, "words": row.words, "put_down": row.put_down}
