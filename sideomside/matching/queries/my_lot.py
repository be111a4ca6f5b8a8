"""What a participant sees of their own lot: asked, said yes, drawn for now or for later, or out of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.matching.models import Lot, WaitDraw
from sideomside.matching.queries.held import held
from sideomside.matching.queries.lots import draw_of, may_be_drawn
from sideomside.matching.queries.standing import programme_of
from sideomside.matching.rules import FIRST
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class MyLot:
    """What stands on somebody's own page: asked, said yes, drawn for now or for later, or out of it."""

    state: str  # asked, yes, first, later, out
    weeks: int
    until: date | None = None
    draw: UUID | None = None  # which one a yes is to
    asks: bool = False  # do we ask once more how they are? Nobody who took their yes back


def my_lot(viewer: Viewer) -> MyLot | None:
    """What a participant sees of it; nothing where nobody draws, or they said no thanks."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return None
    programme = programme_of(viewer, viewer.person_id)
    draw = draw_of(viewer, programme.id) if programme else None
    if draw is None:
        return None
    drawn = Lot.objects.filter(draw=draw, person_id=viewer.person_id, what=Lot.What.DRAWN).first()
    return _drawn(viewer, drawn) if drawn else _asked(viewer, draw)


def _drawn(viewer: Viewer, one: Lot) -> MyLot:
    """Whoever drew the first lot is thought of like everybody else, and so is whoever's day has come."""
    until = held(viewer, [one.person_id]).get(one.person_id)
    if until:
        return MyLot("later", one.draw.wait_weeks, until)
    asks = consent.in_force(viewer, one.person_id, Purpose.LOTS)
    return MyLot("first" if one.group == FIRST else "out", one.draw.wait_weeks, asks=asks)


def _asked(viewer: Viewer, draw: WaitDraw) -> MyLot | None:
    if viewer.person_id not in may_be_drawn(viewer, draw):
        return None
    said = consent.said_since(viewer, [viewer.person_id], Purpose.LOTS, draw.opened_at)
    return MyLot("yes" if said else "asked", draw.wait_weeks, draw=draw.id)
