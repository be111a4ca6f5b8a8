"""Letting go: of threads that were kept long enough, and of somebody who is erased. The key goes first."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import destroy_keys
from sideomside.messages.models import Member, Message, Rhythm, Share, Thread
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def let_go(*, thread_ids: Iterable[UUID], by: Viewer) -> None:
    """Their time is over."""
    allow(by.role == SYSTEM)
    for thread in Thread.objects.filter(id__in=list(thread_ids)):
        log.record("thread.forgotten", about=thread.owner_id, thing=thread.id, by=by)
        _erase(Thread.objects.filter(id=thread.id))


def forget(*, person_id: UUID, by: Viewer) -> None:
    """What two wrote goes for both when one of them goes; in a circle only one's own words."""
    between = Thread.objects.exclude(sort=Thread.Sort.CIRCLE)
    _erase(between.filter(Q(owner_id=person_id) | Q(pair__peer_id=person_id)))
    own = Message.objects.filter(author_id=person_id)
    own.filter(thread__sort=Thread.Sort.COORDINATOR).update(author=None)  # an answer belongs to who got it
    own.delete()
    Share.objects.filter(person_id=person_id).delete()
    Member.objects.filter(person_id=person_id).delete()
    Rhythm.objects.filter(person_id=person_id).delete()


def _erase(threads: QuerySet[Thread]) -> None:
    destroy_keys(threads.values_list("id", flat=True))
    threads.delete()
