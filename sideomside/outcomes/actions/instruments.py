"""Somebody else's yardstick: loaded, read for its licence, taken into use, and out of use."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.outcomes.models import Instrument
from sideomside.outcomes.queries import stands_in_the_way
from sideomside.outcomes.rules import may_load
from sideomside.outcomes.scoring import card, questionnaire
from sideomside.outcomes.scoring.files import together
from sideomside.people.rules import Viewer, allow

State = Instrument.State


@transaction.atomic
def load(*, text_file: bytes, card_file: bytes | None = None, by: Viewer) -> Instrument:
    """Unusable is raised for files that cannot be read. The same version in the same language is loaded once."""
    allow(may_load(by))
    kept = together(text_file, card_file)
    facts, asked = card.read(kept.card), questionnaire.read(kept.text)
    language = asked.language.partition("-")[0].lower()
    known = Instrument.objects.filter(name=facts.id, version=facts.version, language=language).first()
    if known and known.state != State.LOADED:
        return known  # in use, or has been: another text is another version
    one = known or Instrument(name=facts.id, version=facts.version, language=language)
    one.title, one.loaded_at = asked.title, timezone.now()
    one.card, one.text = kept.card.decode("utf-8-sig"), kept.text.decode("utf-8-sig")
    one.leave_at, one.leave_by_id, one.leave_note = (
        None,
        None,
        "",
    )  # leave was given to the text that stood here
    one.save()
    log.record("outcomes.loaded", thing=one.id, by=by)
    return one


@transaction.atomic
def note_leave(*, instrument: Instrument, note: str, by: Viewer) -> Instrument:
    """Who has read the licence, when, and what it lets the house do."""
    allow(by.is_coordinator and may_load(by))
    one = _held(instrument)
    one.leave_by_id, one.leave_at, one.leave_note = by.person_id, timezone.now(), note.strip()
    one.save(update_fields=["leave_by_id", "leave_at", "leave_note"])
    log.record("outcomes.leave", thing=one.id, by=by)
    return one


@transaction.atomic
def activate(*, instrument: Instrument, by: Viewer) -> list[str]:
    """Empty when it is in use now; otherwise the codes of what stands in the way."""
    allow(by.is_coordinator and may_load(by))
    one = _held(instrument)
    missing = stands_in_the_way(by, one)
    if missing or one.state == State.ACTIVE:
        return missing
    one.state, one.activated_at, one.retired_at = State.ACTIVE, timezone.now(), None
    one.save(update_fields=["state", "activated_at", "retired_at"])
    log.record("outcomes.activated", thing=one.id, by=by)
    return []


@transaction.atomic
def retire(*, instrument: Instrument, by: Viewer) -> Instrument:
    """Nobody is asked with it any more; what was answered stays."""
    allow(by.is_coordinator and may_load(by))
    one = _held(instrument)
    if one.state == State.ACTIVE:
        one.state, one.retired_at = State.RETIRED, timezone.now()
        one.save(update_fields=["state", "retired_at"])
        log.record("outcomes.retired", thing=one.id, by=by)
    return one


def _held(instrument: Instrument) -> Instrument:
    return Instrument.objects.select_for_update().get(id=instrument.id)
