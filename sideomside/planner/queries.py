"""Plans somebody may see, and the next one to work on."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from sideomside.matching import queries as matching
from sideomside.matching.queries import Sought
from sideomside.peers import queries as peers
from sideomside.people.models import Programme
from sideomside.people.rules import SYSTEM, Viewer
from sideomside.planner.clockwork.asking import Goal
from sideomside.planner.clockwork.fitting import Fitted
from sideomside.planner.clockwork.inputs import Inputs
from sideomside.planner.models import Foresight, Plan
from sideomside.planner.rules import Task, fitted, quarters_over
from sideomside.reports import queries as reports
from sideomside.reports.rules import Period


def plans(viewer: Viewer) -> QuerySet[Plan]:
    """Of the programmes one coordinates, newest first."""
    found = Plan.objects.select_related("programme")
    return found.filter(programme_id__in=viewer.programme_ids) if viewer.is_coordinator else found.none()


def plan(viewer: Viewer, plan_id: UUID) -> Plan | None:
    return plans(viewer).filter(id=plan_id).first()


def next_to_answer(viewer: Viewer) -> Plan | None:
    """For the house itself: the one that has waited longest."""
    waiting = Plan.objects.filter(done_at=None).order_by("asked_at")
    return waiting.first() if viewer.role == SYSTEM else None


def task_of(viewer: Viewer, one: Plan) -> Task:
    """The question as the clockwork takes it, with what has been tried."""
    told = {name: tuple(value) if isinstance(value, list) else value for name, value in one.inputs.items()}
    goal = Goal(float(one.days), one.certainty / 100, float(one.years))
    return Task(Inputs(**told), goal, one.seed, dict(one.tried), dict(one.lived))


def never_looked_back_at(viewer: Viewer, today: date) -> list[tuple[Programme, Period]]:
    """For the house itself: quarters that are over and not yet judged, oldest first."""
    if viewer.role != SYSTEM:
        return []
    known = set(Foresight.objects.values_list("programme_id", "quarter"))
    return [
        (programme, quarter)
        for programme in Programme.objects.order_by("name", "id")
        for quarter in quarters_over(today)
        if (programme.id, quarter.code) not in known
    ]


def foresight(viewer: Viewer, programme_id: UUID) -> QuerySet[Foresight]:
    """How the quarters of a programme one coordinates would have been foretold, newest first."""
    own = viewer.coordinates(programme_id)
    return Foresight.objects.filter(programme_id=programme_id) if own else Foresight.objects.none()


def missing(viewer: Viewer, programme: Programme) -> list[Sought]:
    """Which kind of peer would help most now, from those who wait; kinds that fewer than five could meet are hidden."""
    return matching.recruiting(viewer, programme)


def learned(viewer: Viewer, programme: Programme) -> Fitted:
    """What this programme's own events say of it."""
    active = peers.visible_to(viewer).filter(programme=programme, state="active")
    room = list(active.values_list("capacity", flat=True))
    return fitted(reports.material(viewer).of(str(programme.id)), room)
