"""The café from behind the counter: who is host, who has the key, what to buy, how many came."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from sideomside.gatherings.models import CafeDay, KeyHolder, ShoppingItem
from sideomside.gatherings.rules import may_host
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people import queries as people
from sideomside.people.models import Person, Place, Role
from sideomside.people.rules import Hat, Viewer

OPENS_DOORS = (Hat.HOST, Hat.PEER, Hat.COORDINATOR)


@dataclass(frozen=True, slots=True)
class Cafe:
    """One place: its key, its list, and the doors that open there soon."""

    place: Place
    key: KeyHolder | None
    shopping: list[ShoppingItem]


@dataclass(frozen=True, slots=True)
class KeyAway:
    """A key that is with somebody who opens no door here any more."""

    place: Place
    was_with: str  # nobody we know the name of, when they were erased


@dataclass(frozen=True, slots=True)
class Shift:
    """One time the door is open, and who opens it."""

    place: Place
    starts: datetime
    ends: datetime
    day: date
    host: Person | None
    mine: bool


def cafes(viewer: Viewer) -> list[Cafe]:
    """The places one may host, by name."""
    places = [
        one for one in people.places(viewer).filter(serves_coffee=True) if may_host(viewer, one.programme_id)
    ]
    keys = {one.place_id: one for one in KeyHolder.objects.filter(place__in=places).select_related("person")}
    wanted = list(ShoppingItem.objects.filter(place__in=places, bought_at=None))
    holders = {key.person_id for key in keys.values() if key.person_id}
    take_keys(holders)
    log.record_list(viewer, holders, screen="cafe")
    return [Cafe(one, keys.get(one.id), [i for i in wanted if i.place_id == one.id]) for one in places]


def keys_away(viewer: Viewer) -> list[KeyAway]:
    """For the coordinators: whoever had it has stopped, has died, or was erased. A break is none of these."""
    if not viewer.is_coordinator:
        return []
    here = Role.objects.filter(
        person_id=OuterRef("person_id"),
        programme_id=OuterRef("place__programme_id"),
        name__in=OPENS_DOORS,
        state__in=[Role.State.ACTIVE, Role.State.PAUSED],
    )
    keys = KeyHolder.objects.filter(~Exists(here), place__programme_id__in=viewer.programme_ids)
    rows = list(keys.select_related("place", "person").order_by("place__name"))
    take_keys(row.person_id for row in rows if row.person_id)
    log.record_list(viewer, {row.person_id for row in rows if row.person_id}, screen="keys")
    return [KeyAway(row.place, (row.person.name or "") if row.person else "") for row in rows]


def rota(viewer: Viewer, days: int = 14) -> list[Shift]:
    """The next two weeks behind the counter."""
    open_ = [one for one in people.coffee(viewer, days=days) if may_host(viewer, one.place.programme_id)]
    known = CafeDay.objects.filter(place__in={one.place for one in open_}, day__gte=timezone.localdate())
    hosts_ = {(one.place_id, one.day): one.host for one in known.select_related("host")}
    here = {person.id for person in hosts_.values()}
    take_keys(here)
    log.record_list(viewer, here, screen="cafe")
    return [_shift(viewer, one, hosts_) for one in open_]


def hosts(viewer: Viewer, place: Place) -> list[Person]:
    """Those who may be host or hold the key: hosts, peers and coordinators of the programme."""
    if not may_host(viewer, place.programme_id):
        return []
    roles = Role.objects.filter(
        programme_id=place.programme_id,
        name__in=OPENS_DOORS,
        state=Role.State.ACTIVE,
    )
    found = list(Person.objects.filter(id__in=roles.values("person_id"), joined_into=None))
    take_keys(person.id for person in found)
    log.record_list(viewer, (person.id for person in found), screen="cafe")
    return sorted(found, key=lambda person: (person.name or "").casefold())


def _shift(viewer: Viewer, one: people.Coffee, hosts_: dict[tuple[object, date], Person]) -> Shift:
    day = timezone.localdate(one.starts)
    host = hosts_.get((one.place.id, day))
    return Shift(one.place, one.starts, one.ends, day, host, host is not None and host.id == viewer.person_id)
