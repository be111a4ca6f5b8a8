"""Coffee near what somebody typed: which places, when, and how they lie to one another."""

from dataclasses import dataclass

from sideomside.people import queries as people
from sideomside.people.days.geography import municipalities
from sideomside.people.models import Place
from sideomside.people.queries import Coffee
from sideomside.people.rules import Viewer
from sideomside.welcome.reading.nearby import Spot, Why, near
from sideomside.welcome.reading.overview import Drawing, drawn
from sideomside.welcome.reading.overview import Spot as Marked


@dataclass(frozen=True)
class Nearby:
    """The places that answer, by number; their openings, soonest first; and a drawing for each programme."""

    why: Why
    places: list[tuple[int, Place]]
    openings: list[Coffee]
    drawings: list[tuple[str, Drawing]]


def nearby(viewer: Viewer, asked: str) -> Nearby:
    """Everything when nothing was typed, and everything when nothing answers: nobody leaves without a door."""
    places = list(
        people.shown_places(viewer)
        .filter(serves_coffee=True)
        .select_related("programme")
        .prefetch_related("hours")
    )
    answer = near(asked, [_spot(place) for place in places])
    chosen = [places[number] for number in answer.found]
    ids = {place.id for place in chosen}
    openings = [one for one in people.coffee(viewer) if one.place.id in ids]
    numbered = list(enumerate(chosen, 1))
    return Nearby(answer.why, numbered, openings, _drawings(numbered, openings))


def _spot(place: Place) -> Spot:
    known = municipalities()
    codes = place.programme.municipalities
    area = place.area.name if place.area else ""
    names = tuple(name for name in (place.name, place.street, place.town, area) if name)
    return Spot(names, place.postcode, tuple(known[code].name for code in codes if code in known))


def _drawings(numbered: list[tuple[int, Place]], openings: list[Coffee]) -> list[tuple[str, Drawing]]:
    """Each programme measures from a middle of its own: two towns on one paper would lie side by side."""
    names = {place.programme_id: place.programme.name for _number, place in numbered}
    found = [
        (
            name if len(names) > 1 else "",
            _drawing([one for one in numbered if one[1].programme_id == whose], openings),
        )
        for whose, name in names.items()
    ]
    return [(name, drawing) for name, drawing in found if drawing]


def _drawing(numbered: list[tuple[int, Place]], openings: list[Coffee]) -> Drawing | None:
    open_today = {one.place.id for one in openings if one.is_today}
    return drawn(
        [
            Marked(number, place.area.name, *place.area.lies_at, place.id in open_today)
            for number, place in numbered
            if place.area and place.area.lies_at
        ]
    )
