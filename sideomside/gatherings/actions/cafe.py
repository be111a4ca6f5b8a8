"""Behind the counter: who opens the door, who has the key, what to buy."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.gatherings.models import CafeDay, KeyHolder, ShoppingItem
from sideomside.gatherings.queries import hosts
from sideomside.gatherings.rules import may_host, may_keep
from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.people.models import Person, Place, Programme
from sideomside.people.rules import Viewer, allow, is_self


@transaction.atomic
def host_day(*, place: Place, day: date, host: Person | None, by: Viewer) -> None:
    """A coordinator asks somebody; a host takes a day that is free, and gives their own back."""
    allow(may_host(by, place.programme_id))
    Place.objects.select_for_update(of=("self",)).get(id=place.id)
    known = CafeDay.objects.filter(place=place, day=day).first()
    if known and host and known.host_id == host.id:
        return
    allow(may_keep(by, place.programme_id) or _own_day(known, host, by))
    if host:
        allow(host.id in {one.id for one in hosts(by, place)})
        fresh = {"host": host, "reminded_for": None}  # another host has had no letter about it
        CafeDay.objects.update_or_create(place=place, day=day, defaults=fresh)
    elif known:
        known.delete()
    about = host.id if host else known.host_id if known else None
    log.record("gathering.host", about=about, thing=place.id, by=by)


@transaction.atomic
def give_back_days(*, person: Person, programme: Programme, by: Viewer) -> int:
    """Whoever is no host any more opens no door: their coming days are free for another, from today."""
    allow(is_self(by, person.id) or may_keep(by, programme.id))
    days = CafeDay.objects.filter(
        host=person, place__programme=programme, day__gte=timezone.localdate()
    ).select_related("place")
    given = [(person.id, row.place_id) for row in days]
    days.delete()
    log.record_many("gathering.host", given, by=by)
    return len(given)


@transaction.atomic
def give_key(*, place: Place, to: Person, by: Viewer) -> KeyHolder:
    """The key has changed hands."""
    allow(may_host(by, place.programme_id) and to.id in {one.id for one in hosts(by, place)})
    row, _made = KeyHolder.objects.update_or_create(
        place=place, defaults={"person": to, "since": timezone.now()}
    )
    log.record("gathering.key", about=to.id, thing=place.id, by=by)
    return row


@transaction.atomic
def want(*, place: Place, what: str, once: UUID, by: Viewer) -> ShoppingItem:
    """Something is missing in the cupboard."""
    allow(may_host(by, place.programme_id) and bool(what.strip()))
    known = ShoppingItem.objects.filter(once=once).first()
    if known:
        return known
    covered, _found = cpr.mask(what.strip())
    item = ShoppingItem(place=place, what=covered, once=once)
    item.save(force_insert=True)
    log.record("gathering.shopping", thing=item.id, by=by)
    return item


@transaction.atomic
def bought(*, item: ShoppingItem, by: Viewer) -> None:
    allow(may_host(by, item.place.programme_id))
    if item.bought_at is None:
        item.bought_at = timezone.now()
        item.save(update_fields=["bought_at"])
        log.record("gathering.shopping", thing=item.id, by=by)


def _own_day(known: CafeDay | None, host: Person | None, by: Viewer) -> bool:
    takes = host is not None and host.id == by.person_id and known is None
    gives_back = host is None and known is not None and known.host_id == by.person_id
    return takes or gives_back
