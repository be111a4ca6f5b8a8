"""Looking after a worry: reading it, noting what was done, putting a note right, asking a colleague to look."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.concerns.actions.writing import write_to_keeper
from sideomside.concerns.models import Concern, ConcernStep, OnIt
from sideomside.concerns.queries import as_it_is, colleagues, handles, still_on
from sideomside.concerns.rules import is_closed
from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def note_read(*, concern: Concern, by: Viewer) -> Concern:
    """The first time somebody who is on it opens it."""
    held = as_it_is(by, concern)
    allow(handles(by, held))
    if held.read_at is None:
        held.read_at, held.read_by_id = timezone.now(), by.person_id
        held.save(update_fields=["read_at", "read_by_id"])
        step(concern=held, name=ConcernStep.Name.READ, by=by)
        log.record("concern.read", about=held.sender_id, thing=held.id, by=by)
    return held


@transaction.atomic
def note_done(
    *, concern: Concern, words: str, happened_at: datetime | None = None, once: UUID | None = None, by: Viewer
) -> ConcernStep:
    """What was done, and when; pressed twice it is one. On a closed one nothing more is noted."""
    held = as_it_is(by, concern)
    allow(handles(by, held))
    known = held.steps.filter(once=once).first() if once else None
    if known:
        return known
    allow(not is_closed(held) and bool(words.strip()))
    row = step(concern=held, name=ConcernStep.Name.DONE, words=words, happened_at=happened_at, by=by)
    row.once = once
    row.save(update_fields=["once"])
    log.record("concern.done", about=held.sender_id, thing=held.id, by=by)
    return row


@transaction.atomic
def correct(*, step: ConcernStep, words: str, happened_at: datetime, by: Viewer) -> ConcernStep:
    """A later line takes the place of the one that was wrong; the wrong one is kept behind it."""
    held = as_it_is(by, step.concern)
    allow(handles(by, held))
    newer = ConcernStep.objects.filter(supersedes_id=step.id).first()
    allow(step.name == ConcernStep.Name.DONE and bool(words.strip()))
    if newer:
        return newer
    covered, _found = mask(words.strip())
    row = ConcernStep(
        concern=held,
        name=step.name,
        note=covered,
        happened_at=happened_at,
        by_id=by.person_id,
        by_role=by.role,
        supersedes=step,
    )
    row.save(force_insert=True)
    log.record("concern.corrected", about=held.sender_id, thing=held.id, by=by)
    return row


@transaction.atomic
def bring_in(*, concern: Concern, colleague: Person, by: Viewer) -> OnIt:
    """One more may read it: a coordinator, and never the one it is about."""
    held = as_it_is(by, concern)
    allow(handles(by, held))
    known = still_on(by).filter(concern=held, person=colleague).first()
    if known:
        return known
    allow(colleague.id in {one.id for one in colleagues(by, held)})
    asked = {"by_id": by.person_id, "since": timezone.now()}
    row, _new = OnIt.objects.update_or_create(concern=held, person=colleague, defaults=asked)
    name = ConcernStep.Name.PASSED_ON if by.role == SYSTEM else ConcernStep.Name.BROUGHT_IN
    step(concern=held, name=name, by=by)
    verb = "concern.passed_on" if by.role == SYSTEM else "concern.brought_in"
    log.record(verb, about=held.sender_id, thing=held.id, by=by)
    write_to_keeper(person=colleague, by=by)
    return row


@transaction.atomic
def step(
    *, concern: Concern, name: str, words: str = "", happened_at: datetime | None = None, by: Viewer
) -> ConcernStep:
    """One line in the story of a worry."""
    covered, _found = mask(words.strip())
    row = ConcernStep(
        concern=concern,
        name=name,
        note=covered or None,
        happened_at=happened_at or timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
    )
    row.save(force_insert=True)
    return row
