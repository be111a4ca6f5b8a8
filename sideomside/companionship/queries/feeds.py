"""What a calendar program reads, and whose address it is."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from django.utils import timezone

from sideomside.companionship.models import Feed, Meeting
from sideomside.companionship.queries.seen import visible_to
from sideomside.people.models import Role
from sideomside.people.rules import Viewer

GONE_BY = timedelta(days=60)  # older meetings are in nobody's way
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
    if feed is None:
        return None
    hats = Role.objects.filter(person_id=feed.person_id, name=feed.hat, person__joined_into=None)
    return feed if hats.exclude(state__in=[Role.State.LEFT, Role.State.SUSPENDED]).exists() else None


def in_feed(viewer: Viewer, feed: Feed) -> list[Meeting]:
    """Every time that was once fixed for this hat, called off or not; the words around it are left where they are."""
    owner = replace(viewer, role=feed.hat, person_id=feed.person_id, opened=True)
    rows = Meeting.objects.filter(companionship__in=visible_to(owner), state__in=SHOWN)
    since = timezone.now() - GONE_BY
    return list(rows.filter(starts_at__gte=since).defer("looks", "video").order_by("starts_at", "id"))
