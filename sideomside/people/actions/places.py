"""A place is written down, put right, closed for good, and perhaps opened again."""

from typing import Any

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.people.actions.founding import name_area, open_place
from sideomside.people.models import Area, Place, Programme
from sideomside.people.rules import Changed, Viewer, allow, may_coordinate

ABOUT_A_PLACE = ("name", "street", "postcode", "town", "door", "access", "inside", "serves_coffee")


@transaction.atomic
def add_place(
    *, programme: Programme, part_of_town: str, municipality: str = "", about: dict[str, Any], by: Viewer
) -> Place:
    """The same form sent twice is one place."""
    allow(may_coordinate(by, programme.id))
    Programme.objects.select_for_update().get(id=programme.id)
    said = {name: about[name] for name in ABOUT_A_PLACE if name in about}
    here = {"closed_down": False, "area__name__iexact": " ".join(part_of_town.split())}
    known = Place.objects.filter(programme=programme, **here, **said).first()
    if known:
        return known
    name = said.pop("name")
    area = _area(programme, part_of_town, municipality, by)
    return open_place(area=area, name=name, about=said, hours=[], by=by)


@transaction.atomic
def change_place(  # noqa: PLR0913 - what its page has fields for
    *,
    place: Place,
    part_of_town: str,
    municipality: str = "",
    changes: dict[str, Any],
    version: int,
    by: Viewer,
) -> Place:
    """What it is called, where it is, and how to get in. An old page changes nothing."""
    allow(may_coordinate(by, place.programme_id))
    held = _held(place)
    if held.version != version:
        raise Changed
    said = {name: changes[name] for name in ABOUT_A_PLACE if name in changes}
    for name, value in said.items():
        setattr(held, name, value)
    held.area = _area(held.programme, part_of_town, municipality, by)
    return _kept(held, [*said, "area"], by)


@transaction.atomic
def close_down(*, place: Place, by: Viewer) -> None:
    """Closed for good: nobody is sent there any more. Its story stays, and so do meetings people have agreed on."""
    allow(may_coordinate(by, place.programme_id))
    held = _held(place)
    if not held.closed_down:
        held.closed_down = True
        _kept(held, ["closed_down"], by)


@transaction.atomic
def open_again(*, place: Place, by: Viewer) -> None:
    """It was a mistake, or there is coffee there once more."""
    allow(may_coordinate(by, place.programme_id))
    held = _held(place)
    if held.closed_down:
        held.closed_down = False
        _kept(held, ["closed_down"], by)


def _held(place: Place) -> Place:
    return Place.objects.select_for_update(of=("self",)).select_related("programme").get(id=place.id)


def _kept(place: Place, fields: list[str], by: Viewer) -> Place:
    place.version, place.changed_by_id = place.version + 1, by.person_id
    place.save(update_fields=[*fields, "version", "changed_by_id"])
    log.record("place.changed", thing=place.id, detail={"fields": sorted(fields)}, by=by)
    return place


def _area(programme: Programme, name: str, municipality: str, by: Viewer) -> Area:
    """A part of town by the name people have for it; a new one is written down. Not saying takes nothing back."""
    said = " ".join(name.split())
    known = Area.objects.filter(programme=programme, name__iexact=said).first()
    if known is None:
        return name_area(programme=programme, name=said, municipality=municipality, by=by)
    if municipality and known.municipality != municipality:
        known.municipality = municipality
        known.save(update_fields=["municipality"])
        log.record("house.area", thing=known.id, detail={"fields": ["municipality"]}, by=by)
    return known
