"""Opening a house: an organisation, a programme, and the doors with coffee behind them."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sideomside.ground.audit import log
from sideomside.ground.vault.walls import within
from sideomside.people.data.load import help_line_drafts
from sideomside.people.models import Area, HelpLine, OpeningHours, Organisation, Place, Programme
from sideomside.people.rules import SYSTEM, OneHouseOnly, Viewer, allow, may_coordinate


@transaction.atomic
def found_organisation(*, name: str, about: dict[str, str], by: Viewer) -> Organisation:
    """The data controller. SQLite has no walls between organisations, so there it stays alone."""
    allow(by.role == SYSTEM)
    if connection.vendor == "sqlite" and Organisation.objects.exists():
        raise OneHouseOnly(_("This installation uses SQLite and holds one organisation."))
    organisation = Organisation.objects.create(name=name, **about)
    with within(organisation.id):
        log.record("house.opened", thing=organisation.id, by=by)
    return organisation


@transaction.atomic
def name_responsible(*, mail: str, by: Viewer) -> None:
    """Who is asked where a coordinator has no colleague; whoever reads may not choose them."""
    allow(by.role == SYSTEM)
    Organisation.objects.filter(id=by.organisation_id).update(responsible_mail=mail.strip())
    log.record("house.responsible", thing=by.organisation_id, by=by)


@transaction.atomic
def open_programme(*, name: str, about: dict[str, Any], by: Viewer) -> Programme:
    """A programme people can write to; its help lines come as drafts nobody has confirmed yet."""
    allow(by.role == SYSTEM)
    programme = Programme.objects.create(name=name, **about)
    if not HelpLine.objects.exists():
        for number, draft in enumerate(help_line_drafts()):
            HelpLine.objects.create(
                name=draft.name, number=draft.number, hours_da=draft.hours.da, hours_en=draft.hours.en,
                note_da=draft.note.da, note_en=draft.note.en, region=draft.region, always_open=draft.always_open,
                order=number, source=draft.source,
            )  # fmt: skip
    log.record("house.programme", thing=programme.id, by=by)
    return programme


@transaction.atomic
def open_place(
    *, area: Area, name: str, about: dict[str, Any], hours: Iterable[tuple[int, time, time, str]], by: Viewer
) -> Place:
    """A door with coffee behind it, and when it is open: weekday, from, to, and how to know the host."""
    allow(may_coordinate(by, area.programme_id))
    place = Place.objects.create(programme_id=area.programme_id, area=area, name=name, **about)
    for weekday, opens, closes, note in hours:
        OpeningHours.objects.create(place=place, weekday=weekday, opens=opens, closes=closes, host_note=note)
    log.record("house.place", thing=place.id, by=by)
    return place


@transaction.atomic
def name_area(
    *,
    programme: Programme,
    name: str,
    lies_at: tuple[int, int] | None = None,
    municipality: str = "",
    by: Viewer,
) -> Area:
    """A part of town people say they can meet in; where it lies, kilometres east and north, may be said later."""
    allow(may_coordinate(by, programme.id))
    east_km, north_km = lies_at or (None, None)
    area = Area.objects.create(
        programme=programme, name=name, east_km=east_km, north_km=north_km, municipality=municipality
    )
    log.record("house.area", thing=area.id, by=by)
    return area
