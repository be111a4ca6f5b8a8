"""What a programme's lots showed: nothing while a draw is open, then once and for all; for those who run it alone."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from sideomside.matching import queries as matching
from sideomside.matching.rules import WaitDraw, may_be_told
from sideomside.outcomes import queries as outcomes
from sideomside.outcomes.rules import FIVE_THINGS
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer
from sideomside.reports.queries.looking import programmes
from sideomside.reports.rules import Section, found_by_lot, told_of_lots


@dataclass(frozen=True)
class Shown:
    """One draw, whether it may be worked out now, and what it showed."""

    draw: WaitDraw
    ready: bool
    sections: list[Section]


@dataclass(frozen=True)
class OfLots:
    programme: Programme
    programmes: list[Programme]
    draws: list[Shown]


def look_at_lots(viewer: Viewer, programme: str = "") -> OfLots | None:
    """None for whoever runs no programme."""
    own = list(programmes(viewer))
    if not own:
        return None
    of = next((one for one in own if str(one.id) == programme), own[0])
    return OfLots(of, own, [_shown(one) for one in matching.draws_of(viewer, of.id)])


def work_out_lots(viewer: Viewer, draw: WaitDraw) -> dict[str, Any]:
    """From the lots as they fell and the answers as they stand now. Whoever took back their yes is not in it."""
    drawn = matching.drawn_in(viewer, draw)
    days = {one.person_id: (one.at, one.until) for one in drawn}
    moved = outcomes.moved_since(viewer, draw.programme_id, days)
    told = [(one.group, one.stayed, moved.get(one.person_id)) for one in drawn]
    return found_by_lot(told, FIVE_THINGS)


def _shown(draw: WaitDraw) -> Shown:
    ready = draw.told_at is None and may_be_told(draw, timezone.localdate())
    return Shown(draw, ready, told_of_lots(draw.figures) if draw.figures else [])
