"""A calendar address of one's own: made, renewed and shut by whoever it belongs to."""

from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.models import Feed
from sideomside.companionship.rules import may_have_feed
from sideomside.ground.audit import log
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def make_feed(*, person: Person, by: Viewer) -> str:
    """A fresh address; the old one answers no more. Returns the token, which is kept nowhere."""
    allow(may_have_feed(by, person.id))
    Person.objects.select_for_update().get(id=person.id)
    _shut(person, by)
    token = token_urlsafe(24)
    feed = Feed(
        person=person,
        hat=by.role,
        token_hash=sha256(token.encode()).hexdigest(),
        made_at=timezone.now(),
    )
    feed.save(force_insert=True)
    log.record("companionship.feed_made", about=person.id, thing=feed.id, by=by)
    return token


@transaction.atomic
def shut_feed(*, person: Person, by: Viewer) -> None:
    """From now on the address is nobody's."""
    allow(may_have_feed(by, person.id))
    if _shut(person, by):
        log.record("companionship.feed_shut", about=person.id, by=by)


def _shut(person: Person, by: Viewer) -> int:
    living = Feed.objects.filter(person=person, hat=by.role, revoked_at=None)
    return living.update(revoked_at=timezone.now())
