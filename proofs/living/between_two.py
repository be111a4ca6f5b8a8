"""Two who have said yes are nobody's forgotten: they have a time, or they stand on somebody's first page."""

from collections.abc import Iterator
from dataclasses import fields

from django.utils import timezone

from proofs.living.world import World
from sideomside.companionship.models import Companionship
from sideomside.companionship.rules import is_ahead
from sideomside.desk.queries.my_page import page as own_page
from sideomside.desk.queries.today import today
from sideomside.matching.models import Pair
from sideomside.people.rules import Hat


def two_who_said_yes_are_not_forgotten(w: World) -> Iterator[str]:
    """Until they have met. Two who take a break, or have ended it, have asked for nothing."""
    waiting = [(pair, begun) for pair in Pair.objects.filter(ended_at=None) if _waits(begun := _begun(pair))]
    on_today = _on_today(w) if waiting else ""
    for pair, begun in waiting:
        seen = str(pair.id) in on_today or (begun is not None and str(begun.id) in on_today)
        if not seen and not _on_their_own(w, pair):
            yield "two have said yes, have no time, and stand on nobody's first page"


def _begun(pair: Pair) -> Companionship | None:
    return Companionship.objects.filter(pair=pair).first()


def _waits(begun: Companionship | None) -> bool:
    if begun is None:
        return True
    done = begun.day_zero is not None or begun.rests or begun.state == Companionship.State.ENDED
    return not done and not any(is_ahead(one, timezone.now()) for one in begun.meetings.all())


def _on_today(w: World) -> str:
    """Where the rows of the coordinator's page lead."""
    page = today(w.watching)
    return " ".join(row.href for heap in fields(page) for row in getattr(page, heap.name))


def _on_their_own(w: World, pair: Pair) -> bool:
    """What the participant's page says of the meeting, when it is these two it speaks of."""
    page = own_page(w.wearing(pair.participant, Hat.PARTICIPANT))
    told = [page.get("coming"), page.get("between")]
    return any(one is not None and one.companionship.pair_id == pair.id for one in told)
