"""Closing takes two: one thinks it can be closed, another has read it through and thinks so too."""

from django.db import transaction
from django.utils import timezone

from sideomside.breaches.actions.noting import in_hand, write_step
from sideomside.breaches.actions.writing import write_to_keepers
from sideomside.breaches.models import Breach
from sideomside.breaches.queries import is_ready, locked, looks_after
from sideomside.breaches.rules import Step, may_close
from sideomside.ground.audit import log
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def think_it_can_close(*, breach: Breach, words: str, by: Viewer) -> Breach:
    """When it is weighed, decided and told; the colleagues are written to."""
    one = in_hand(breach=breach, by=by)
    allow(is_ready(by, one) and by.person_id is not None and by.person_id not in one.whose)
    row = one.breach
    if row.closing_by_id is None:
        row.closing_at, row.closing_by_id = timezone.now(), by.person_id
        row.save(update_fields=["closing_at", "closing_by_id"])
        write_step(breach=row, name=Step.CLOSING, words=words, by=by)
        log.record("breach.closing", thing=row.id, by=by)
        write_to_keepers(breach=row, by=by)
    return row


@transaction.atomic
def not_yet(*, breach: Breach, by: Viewer) -> Breach:
    """There is more to do."""
    one = in_hand(breach=breach, by=by)
    allow(looks_after(by, one))
    row = one.breach
    if row.closing_by_id is not None:
        row.closing_at, row.closing_by_id = None, None
        row.save(update_fields=["closing_at", "closing_by_id"])
        write_step(breach=row, name=Step.NOT_YET, by=by)
        log.record("breach.not_yet", thing=row.id, by=by)
    return row


@transaction.atomic
def close(*, breach: Breach, by: Viewer) -> Breach:
    """The second of two; the database refuses one and the same. Asked again: much can change in between."""
    one = locked(by, breach)
    allow(looks_after(by, one))
    row = one.breach
    if one.is_closed:
        return row
    allow(is_ready(by, one) and may_close(by, row, one.whose))
    row.closed_at, row.closed_by_id = timezone.now(), by.person_id
    row.save(update_fields=["closed_at", "closed_by_id"])
    write_step(breach=row, name=Step.CLOSED, by=by)
    log.record("breach.closed", thing=row.id, by=by)
    return row
