"""Somebody who knows the one who wants to be a peer: named, asked, and heard."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.path.models import PeerPath, Reference
from sideomside.path.queries import held
from sideomside.path.rules import may_tell_of, may_walk_with
from sideomside.people.rules import Viewer, allow

MOST = 4  # names on one way; more than anybody asks for


@transaction.atomic
def name_reference(*, path: PeerPath, name: str, reach: str, once: UUID, by: Viewer) -> Reference:
    """By the person, or by the coordinator for them. Pressed twice it is one."""
    allow(may_tell_of(by, path) and bool(name.strip()))
    path = held(by, path)
    known = Reference.objects.filter(path=path, once=once).first()
    if known:
        return known
    allow(Reference.objects.filter(path=path).count() < MOST)
    row = Reference(path=path, person_id=path.person_id, once=once)
    row.name, row.reach = mask(name.strip())[0], mask(reach.strip())[0]
    row.save(force_insert=True)
    log.record("path.reference_named", about=path.person_id, thing=row.id, by=by)
    return row


@transaction.atomic
def take_reference_back(*, reference: Reference, by: Viewer) -> None:
    """Somebody else after all; what was answered stays, since it was said."""
    allow(may_tell_of(by, reference.path) and reference.answered_at is None)
    about, thing = reference.person_id, reference.id
    reference.delete()
    log.record("path.reference_taken_back", about=about, thing=thing, by=by)


@transaction.atomic
def note_asked(*, reference: Reference, by: Viewer) -> Reference:
    """A coordinator has called or written to them."""
    allow(may_walk_with(by, reference.person_id, reference.path.programme_id))
    if reference.asked_at is None:
        reference.asked_at, reference.asked_by_id = timezone.now(), by.person_id
        reference.save(update_fields=["asked_at", "asked_by_id"])
        log.record("path.reference_asked", about=reference.person_id, thing=reference.id, by=by)
    return reference


@transaction.atomic
def note_answer(*, reference: Reference, words: str, by: Viewer) -> Reference:
    """What they said, in words that the person may read; how to reach them is not needed any more."""
    allow(may_walk_with(by, reference.person_id, reference.path.programme_id) and bool(words.strip()))
    now = timezone.now()
    reference.words, reference.reach = mask(words.strip())[0], None
    reference.asked_at = reference.asked_at or now
    reference.answered_at = reference.answered_at or now
    reference.answered_by_id = by.person_id
    reference.save()
    log.record("path.reference_answered", about=reference.person_id, thing=reference.id, by=by)
    return reference
