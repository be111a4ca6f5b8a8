"""A drawing of where the places lie to one another, from the coarse kilometres their areas were given. Not a map."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDE, HIGH, EDGE, LINE = 360, 230, 44, 26
SCALES = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True)
class Spot:
    """A place as it is drawn: its number on the list, what stands beside it, and where its area lies."""

    number: int
    label: str
    east: float
    north: float
    is_open: bool = False


@dataclass(frozen=True)
class Dot:
    """Where a spot stands on the paper; words go to the side where there is room."""

    spot: Spot
    x: int
    y: int
    words_x: int
    anchor: str


@dataclass(frozen=True)
class Drawing:
    """Dots, and a measure so that one knows how far it is."""

    dots: tuple[Dot, ...]
    width: int
    height: int
    measure: int  # on the paper
    kilometres: int


def drawn(spots: Sequence[Spot]) -> Drawing | None:
    """None when nobody has said where the areas lie: then a list tells more than a drawing."""
    if len({(spot.east, spot.north) for spot in spots}) < 2:
        return None
    west, south = min(spot.east for spot in spots), min(spot.north for spot in spots)
    wide, high = max(spot.east for spot in spots) - west, max(spot.north for spot in spots) - south
    scale = min((WIDE - 2 * EDGE) / max(wide, 0.1), (HIGH - 2 * EDGE) / max(high, 0.1))
    left, low = (WIDE - wide * scale) / 2, (HIGH + high * scale) / 2
    placed = [
        (spot, round(left + (spot.east - west) * scale), round(low - (spot.north - south) * scale))
        for spot in spots
    ]
    kilometres = next((km for km in SCALES if km * scale >= 40), SCALES[-1])
    return Drawing(
        tuple(_dot(*one) for one in _apart(placed)), WIDE, HIGH, round(kilometres * scale), kilometres
    )


def _apart(placed: list[tuple[Spot, int, int]]) -> list[tuple[Spot, int, int]]:
    """Two that lie on top of each other are moved so far apart that both can be read."""
    kept: list[tuple[Spot, int, int]] = []
    for spot, x, y in sorted(placed, key=lambda one: (one[2], one[1])):
        while any(abs(x - other) < 2 * EDGE and abs(y - above) < LINE for _spot, other, above in kept):
            y += LINE
        kept.append((spot, x, y))
    return kept


def _dot(spot: Spot, x: int, y: int) -> Dot:
    to_the_left = x > WIDE / 2
    return Dot(spot, x, y, x - 20 if to_the_left else x + 20, "end" if to_the_left else "start")
