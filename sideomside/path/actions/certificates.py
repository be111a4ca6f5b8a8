"""A child certificate was asked for, or seen. What we keep is that, and nothing of what stood on it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.path.models import Certificate, PeerPath
from sideomside.path.queries import held
from sideomside.path.rules import may_walk_with
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def note_certificate(
    *, path: PeerPath, sort: str, outcome: str = "", renew_on: date | None = None, by: Viewer
) -> Certificate:
    """Without an outcome it has been asked for. A later note takes the earlier one's place."""
    allow(may_walk_with(by, path.person_id, path.programme_id) and sort in Certificate.Sort.values)
    path = held(by, path)
    allow(path.with_children and outcome in {"", *Certificate.Outcome.values})
    row = Certificate.objects.filter(path=path).first() or Certificate(path=path, asked_at=timezone.now())
    row.person_id, row.sort, row.renew_on = path.person_id, sort, renew_on
    row.seen_at = timezone.now() if outcome else None
    row.seen_by_id = by.person_id if outcome else None
    row.outcome = outcome or None
    row.save()
    log.record("path.certificate", about=path.person_id, thing=row.id, by=by)
    return row


@transaction.atomic
def drop_certificate(*, path: PeerPath, by: Viewer) -> None:
    """No contact with children any more: then we keep nothing about it."""
    gone, _each = Certificate.objects.filter(path=path).delete()
    if gone:
        log.record("path.certificate_gone", about=path.person_id, thing=path.id, by=by)
