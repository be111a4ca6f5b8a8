"""Closing takes two: one thinks it can be closed, another has looked and thinks so too."""

from django.db import transaction
from django.utils import timezone

from sideomside.concerns.actions.handling import bring_in, step
from sideomside.concerns.actions.writing import write_to_keeper
from sideomside.concerns.models import Concern, ConcernStep
from sideomside.concerns.queries import as_it_is, handles, on_it_now
from sideomside.concerns.rules import is_closed, may_close
from sideomside.ground.audit import log
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def ask_to_close(*, concern: Concern, colleague: Person, words: str = "", by: Viewer) -> Concern:
    """The colleague gets it to read, and says yes or not yet."""
    held = as_it_is(by, concern)
    allow(handles(by, held))
    allow(not is_closed(held) and held.read_at is not None and colleague.id != by.person_id)
    if held.closing_by_id is not None:
        return held
    here = colleague.id in on_it_now(by, held)
    held.closing_at, held.closing_by_id = timezone.now(), by.person_id
    held.save(update_fields=["closing_at", "closing_by_id"])
    step(concern=held, name=ConcernStep.Name.CLOSING, words=words, by=by)
    log.record("concern.closing", about=held.sender_id, thing=held.id, by=by)
    if here:
        write_to_keeper(person=colleague, by=by)
    else:
        bring_in(concern=held, colleague=colleague, by=by)
    return held


@transaction.atomic
def not_yet(*, concern: Concern, words: str = "", by: Viewer) -> Concern:
    """There is more to do; also for whoever thought it could be closed, and thought again."""
    held = as_it_is(by, concern)
    allow(handles(by, held))
    if held.closing_by_id is not None and not is_closed(held):
        held.closing_at, held.closing_by_id = None, None
        held.save(update_fields=["closing_at", "closing_by_id"])
        step(concern=held, name=ConcernStep.Name.NOT_YET, words=words, by=by)
        log.record("concern.not_yet", about=held.sender_id, thing=held.id, by=by)
    return held


@transaction.atomic
def close(*, concern: Concern, by: Viewer) -> Concern:
    """The second of the two; the database refuses one and the same person."""
    held = as_it_is(by, concern)
    allow(handles(by, held))
    if is_closed(held):
        return held
    allow(may_close(by, held, on_it_now(by, held)))
    held.closed_at, held.closed_by_id = timezone.now(), by.person_id
    held.save(update_fields=["closed_at", "closed_by_id"])
    step(concern=held, name=ConcernStep.Name.CLOSED, by=by)
    log.record("concern.closed", about=held.sender_id, thing=held.id, by=by)
    return held
