"""Which places are near for two people: from the parts of town they named, the participant's first."""

from collections.abc import Iterable
from math import hypot
from typing import Any
from uuid import UUID

from sideomside.matching.models import Pair, Wishes
from sideomside.matching.queries.pairs import pairs
from sideomside.peers import queries as peers
from sideomside.people.models import Area, Place
from sideomside.people.rules import Viewer

Grid = dict[str, tuple[int, int]]
UNKNOWN = 1000.0  # farther than any place whose distance is known


def nearest_first(viewer: Viewer, pair: Pair, places: Iterable[Place]) -> list[Place]:
    """In the participant's own parts of town, then near them; where they named none, near the peer."""
    if not pairs(viewer).filter(id=pair.id).exists():
        return []
    wishes = Wishes.objects.filter(person_id=pair.participant_id).first()
    asked: dict[str, Any] = (wishes.asked or {}) if wishes else {}
    theirs, peers_own = _codes(asked.get("areas")), _peers_areas(viewer, pair.peer_id)
    found = {str(area.id): area.lies_at for area in Area.objects.filter(programme_id=pair.programme_id)}
    grid: Grid = {area: at for area, at in found.items() if at}
    near = [one for one in places if _within_reach(one, theirs, grid, asked.get("travel_km"))]
    return sorted(near, key=lambda one: (_far(one, theirs, grid), _far(one, peers_own, grid), one.name))


def _codes(areas: Iterable[object] | None) -> set[str]:
    return {str(area) for area in areas or ()}


def _peers_areas(viewer: Viewer, peer_id: UUID) -> set[str]:
    file = peers.peer_file(viewer, peer_id)
    return _codes(file.areas) if file else set()


def _within_reach(place: Place, theirs: set[str], grid: Grid, reach: int | None) -> bool:
    """Nobody is offered a place farther off than they said; where nothing is known, nothing is ruled out."""
    far = _far(place, theirs, grid)
    return not theirs or not reach or far in {0, UNKNOWN} or far <= reach


def _far(place: Place, areas: set[str], grid: Grid) -> float:
    """Kilometres to the nearest of the named parts of town; nothing when none are named."""
    here = str(place.area_id)
    if not areas or here in areas:
        return 0
    known = [grid[area] for area in areas if area in grid]
    if here not in grid:
        return UNKNOWN
    east, north = grid[here]
    return min((hypot(east - e, north - n) for e, n in known), default=UNKNOWN)
