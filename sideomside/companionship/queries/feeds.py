"""What a calendar program reads, and whose address it is."""

from dataclasses import replace
from hashlib import sha256

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.companionship.models import Feed, Meeting
from sideomside.companionship.queries.seen import visible_to
from sideomside.companionship.rules import GONE_BY
from sideomside.people.models import Role
from sideomside.people.rules import Viewer

SHOWN = [
    Meeting.State.FIXED,
    Meeting.State.MET,
    Meeting.State.NOT_MET,
    Meeting.State.CANCELLED,
    Meeting.State.MOVED,
    Meeting.State.RESTING,
]


def my_feed(viewer: Viewer) -> Feed | None:
    """The living address of this hat."""
    return Feed.objects.filter(person_id=viewer.person_id, hat=viewer.role, revoked_at=None).first()


def feed_for(viewer: Viewer, token: str) -> Feed | None:
    """Whoever holds the address; it dies with the hat it was made for."""
    held = sha256(token.encode()).hexdigest()
    feed = Feed.objects.filter(token_hash=held, revoked_at=None).select_related("person").first()
    return feed if feed and _worn(feed).exists() else None


def read_as(viewer: Viewer, feed: Feed) -> Viewer:
    """Whoever holds the address sees the times of whoever made it, in that hat alone."""
    where = frozenset(_worn(feed).values_list("programme_id", flat=True))
    return replace(viewer, role=feed.hat, person_id=feed.person_id, programme_ids=where, opened=True)


def _worn(feed: Feed) -> QuerySet[Role]:
    hats = Role.objects.filter(person_id=feed.person_id, name=feed.hat, person__joined_into=None)
    return hats.filter(state__in=[Role.State.ACTIVE, Role.State.PAUSED])


def in_feed(viewer: Viewer, feed: Feed) -> list[Meeting]:
    """Every time that was once fixed for this hat, called off or not; the words around it are left where they are."""
    rows = Meeting.objects.filter(companionship__in=visible_to(read_as(viewer, feed)), state__in=SHOWN)
    return list(
        rows.filter(starts_at__gte=timezone.now() - GONE_BY)
        .defer("looks", "video")
        .order_by("starts_at", "id")
    )
