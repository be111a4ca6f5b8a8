"""Letting go: of paths put aside long ago, and of somebody who is erased."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.path.models import (
    Attended,
    Certificate,
    CoverOffer,
    Employed,
    Expense,
    Giving,
    Leaving,
    PathStep,
    PeerPath,
    Pulse,
    Reference,
    Signature,
    SparringNote,
    SparringSeat,
    TrainingSeat,
)
from sideomside.path.queries import kept_long_enough
from sideomside.people.rules import SYSTEM, Viewer, allow

ROWS = (
    Giving,
    Leaving,
    Employed,
    Expense,
    SparringNote,
    SparringSeat,
    Pulse,
    CoverOffer,
    Attended,
    TrainingSeat,
    Certificate,
    Reference,
    PathStep,
    Signature,
    PeerPath,
)


@transaction.atomic
def let_go(*, by: Viewer) -> int:
    """What was put aside, by either side, and never taken up again."""
    allow(by.role == SYSTEM)
    old = kept_long_enough(by, timezone.now())
    log.record_many("path.forgotten", [(path.person_id, path.id) for path in old], by=by)
    for path in old:
        Signature.objects.filter(person_id=path.person_id, paper__programme_id=path.programme_id).delete()
    PeerPath.objects.filter(id__in=[path.id for path in old]).delete()
    return len(old)


def forget(*, person_id: UUID, by: Viewer) -> None:
    """Everything of theirs; whom they walked with as a coordinator is not theirs, and stands without a name."""
    PeerPath.objects.filter(coordinator_id=person_id).update(coordinator=None)
    for rows in ROWS:
        rows.objects.filter(person_id=person_id).delete()
