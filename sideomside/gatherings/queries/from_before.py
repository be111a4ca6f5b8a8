"""Who came too late for a group that has begun: we have said that we write when there is a new one."""

from uuid import UUID

from django.db.models import Count, QuerySet

from sideomside.gatherings.models import Gathering, Kind, Seat, Signup, State
from sideomside.gatherings.queries.local import on_a_pause
from sideomside.gatherings.queries.managing import Taker
from sideomside.gatherings.queries.visible import not_over
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.intake import queries as intake
from sideomside.people.rules import Viewer

NEW = (State.PLANNED, State.OPEN)
BEGUN = (State.STARTED, State.HELD, State.CLOSED)


def from_before(viewer: Viewer, gathering: Gathering) -> list[Taker]:
    """For a new group: longest waiting first, each once. Whoever took back their yes to our reading has no name."""
    if not (gathering.is_group and gathering.state in NEW and viewer.coordinates(gathering.programme_id)):
        return []
    waits = _wait(viewer, gathering.programme_id).select_related("person", "gathering").order_by("asked_at")
    found = list({one.person_id: one for one in reversed(waits)}.values())[::-1]
    ids = [one.person_id for one in found]
    take_keys(ids)
    log.record_list(viewer, ids, screen="signups")
    shut = intake.closed_to(viewer, ids)
    return [Taker(one, "" if one.person_id in shut else one.alias or one.person.name or "") for one in found]


def groups_with_somebody_from_before(viewer: Viewer) -> list[tuple[Gathering, int]]:
    """For I dag: each new group, and how many have been told that we write to them."""
    here = not_over(viewer) if viewer.is_coordinator else []
    new = [one for one in here if one.kind == Kind.GROUP and one.state in NEW]
    many = {
        one: _wait(viewer, one).aggregate(many=Count("person", distinct=True))["many"] for one in _where(new)
    }
    return [(one, many[one.programme_id]) for one in new if many[one.programme_id]]


def _where(groups: list[Gathering]) -> set[UUID]:
    return {one.programme_id for one in groups}


def _wait(viewer: Viewer, programme_id: UUID) -> QuerySet[Signup]:
    """Nobody who has come into another group since, has asked to be in the new one, or is on a pause."""
    groups = Signup.objects.filter(gathering__programme_id=programme_id, gathering__kind=Kind.GROUP)
    asks = groups.filter(gathering__state__in=NEW).exclude(seat=Seat.LEFT).values("person_id")
    inside = groups.filter(gathering__state=State.STARTED, seat=Seat.SEATED).values("person_id")
    waits = groups.filter(gathering__state__in=BEGUN, seat__in=(Seat.ASKED, Seat.WAITING))
    known = waits.exclude(person_id__in=asks).exclude(person_id__in=inside)
    return known.exclude(person_id__in=on_a_pause(viewer))
