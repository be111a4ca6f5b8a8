"""Plans somebody may see, and the next one to work on."""

from uuid import UUID

from django.db.models import QuerySet

from sideomside.peers import queries as peers
from sideomside.people.models import Programme
from sideomside.people.rules import SYSTEM, Viewer
from sideomside.planner.clockwork.asking import Goal
from sideomside.planner.clockwork.fitting import Fitted
from sideomside.planner.clockwork.inputs import Inputs
from sideomside.planner.models import Plan
from sideomside.planner.rules import Task, fitted
from sideomside.reports import queries as reports


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


def learned(viewer: Viewer, programme: Programme) -> Fitted:
    """What this programme's own events say of it."""
    active = peers.visible_to(viewer).filter(programme=programme, state="active")
    room = list(active.values_list("capacity", flat=True))
    return fitted(reports.material(viewer).of(str(programme.id)), room)
