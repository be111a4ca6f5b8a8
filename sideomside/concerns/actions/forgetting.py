"""Letting go: of worries kept long enough, and of somebody who is erased."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sideomside.concerns.models import Concern, ConcernStep, OnIt, PromisedCall, StoppedContact
from sideomside.concerns.queries import kept_long_enough
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import destroy_keys
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow


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
    PromisedCall.objects.filter(person_id=person_id).delete()
    stopped = StoppedContact.objects.filter(Q(pair__participant_id=person_id) | Q(pair__peer_id=person_id))
    for row in stopped.select_related("pair"):
        _keep_the_promise(row, gone=person_id)
    stopped.delete()


def _keep_the_promise(row: StoppedContact, *, gone: UUID) -> None:
    """Everything between the two goes with one of them; that the other was to be called does not."""
    hat = Hat.PEER if row.pair.participant_id == gone else Hat.PARTICIPANT
    other_id = row.pair.peer_id if hat == Hat.PEER else row.pair.participant_id
    if getattr(row, f"{hat}_called_at") is None:
        promise = PromisedCall(
            person_id=other_id, hat=hat, programme_id=row.programme_id, promised_at=row.stopped_at
        )
        promise.save(force_insert=True)
