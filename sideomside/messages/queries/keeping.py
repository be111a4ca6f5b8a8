"""Which threads have been kept long enough: ninety days after the end, and never a day before."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.messages.models import Member, Thread
from sideomside.people.rules import SYSTEM, Viewer


def kept_long_enough(viewer: Viewer, now: datetime) -> list[UUID]:
    """Where a pair has ended or a circle was closed; what was written to the coordinators goes with the person."""
    if viewer.role != SYSTEM:
        return []
    before = now - timedelta(days=KEEP_DAYS["messages"])
    over = Q(sort=Thread.Sort.PAIR, pair__ended_at__lt=before) | Q(
        sort=Thread.Sort.CIRCLE, closed_at__lt=before
    )
    found = Thread.objects.filter(over | _everybody_left(before)).distinct()
    return list(found.order_by("id").values_list("id", flat=True))


def _everybody_left(before: datetime) -> Q:
    """A circle nobody is in, has been in or was asked into for so long, however that came about."""
    here = Q(left_at=None, joined_at__isnull=False)
    lately = Member.objects.filter(here | Q(left_at__gte=before) | Q(asked_at__gte=before))
    return Q(sort=Thread.Sort.CIRCLE, begun_at__lt=before) & ~Q(id__in=lately.values("thread_id"))
