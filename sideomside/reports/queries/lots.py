"""What a programme's lots showed: nothing while a draw is open, then once and for all; for those who run it alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from sideomside.matching import queries as matching
from sideomside.matching.rules import WaitDraw, may_be_told
from sideomside.outcomes import queries as outcomes
from sideomside.outcomes.rules import FIVE_THINGS
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer
from sideomside.reports.disclosure import ledger as book
from sideomside.reports.models import Release
from sideomside.reports.queries.looking import programmes
from sideomside.reports.queries.released import ledger
from sideomside.reports.rules import Section, drawn_for_others, found_by_lot, half_year_of, told_of_lots


@dataclass(frozen=True)
class Shown:
    """One draw, whether it may be worked out now, and what it showed."""

    draw: WaitDraw
    ready: bool
    release: Release | None  # as it was frozen; none of a draw told of before there was one
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


def work_out_lots(
    viewer: Viewer, draw: WaitDraw, keep: Callable[[book.Release], object] = lambda _: None
) -> dict[str, Any]:
    """From the lots as they fell and the answers as they stand now. Whoever took back their yes is not in it.

    `keep` is given each table that leaves; what left already is told again as it was.
    """
    drawn = matching.drawn_in(viewer, draw)
    days = {one.person_id: (one.at, one.until) for one in drawn}
    moved = outcomes.moved_since(viewer, draw.programme_id, days)
    told = [(one.group, one.stayed, moved.get(one.person_id)) for one in drawn]
    which = str(draw.id), half_year_of(timezone.localdate(draw.closed_at)), timezone.localdate().isoformat()
    groups = drawn_for_others(told, which, ledger(viewer), keep)
    return {"groups": groups, "questions": found_by_lot(told, FIVE_THINGS)}


def _shown(draw: WaitDraw) -> Shown:
    ready = draw.told_at is None and may_be_told(draw, timezone.localdate())
    release = Release.objects.filter(once=draw.id).first()
    told = draw.figures if release is None or release.withdrawn_at is None else None
    return Shown(draw, ready, release, told_of_lots(told) if told else [])
