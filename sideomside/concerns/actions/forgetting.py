"""Letting go: of worries kept long enough, and of somebody who is erased."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sideomside.concerns.models import Concern, ConcernStep, OnIt, StoppedContact
from sideomside.concerns.queries import kept_long_enough
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import destroy_keys
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def let_go(*, by: Viewer) -> int:
    """Their time is over: the keys first."""
    allow(by.role == SYSTEM)
    old = kept_long_enough(by, timezone.now())
    rows = Concern.objects.filter(id__in=old)
    log.record_many("concern.forgotten", [(row.sender_id, row.id) for row in rows], by=by)
    destroy_keys([*old, *ConcernStep.objects.filter(concern__in=old).values_list("id", flat=True)])
    rows.delete()
    return len(old)


def forget(*, person_id: UUID, by: Viewer) -> None:
    """Every word of theirs goes. That somebody was worried stands without a name until two have closed it."""
    own = Concern.objects.filter(sender_id=person_id)
    own.exclude(closed_at=None).delete()
    ConcernStep.objects.filter(concern__in=own).update(note=None)
    own.update(sender=None, words=None, whom=None)
    OnIt.objects.filter(person_id=person_id).delete()
    StoppedContact.objects.filter(
        Q(by_person_id=person_id) | Q(pair__participant_id=person_id) | Q(pair__peer_id=person_id)
    ).delete()
