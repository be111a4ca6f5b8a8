"""Grants: what was promised, what became of it, and which day is near."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.ground.vault.keys import take_keys
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, Viewer
from sideomside.reports.models import Deadline, Goal, Grant
from sideomside.reports.rules import Figures, Reached, answer_to, is_near, may_keep_grant, may_see_figures


def grants(viewer: Viewer) -> QuerySet[Grant]:
    """Of the programmes one coordinates; those that run longest last."""
    found = Grant.objects.select_related("programme").prefetch_related("deadlines", "goals", "budget")
    return found.filter(programme_id__in=viewer.programme_ids) if may_see_figures(viewer) else found.none()


def grant(viewer: Viewer, grant_id: UUID) -> Grant | None:
    return grants(viewer).filter(id=grant_id).first()


def evaluators(viewer: Viewer, programme_id: UUID) -> list[Person]:
    """Whom a grant's reports may be opened to; for whoever keeps the grant."""
    if not may_keep_grant(viewer, programme_id):
        return []
    wearing = {"name": Hat.EVALUATOR, "state": Role.State.ACTIVE, "programme_id": programme_id}
    hats = Role.objects.filter(**wearing).select_related("person").order_by("since", "id")
    take_keys(one.person_id for one in hats)
    return [one.person for one in hats]


def deadlines_near(viewer: Viewer) -> list[Deadline]:
    """For I dag: the nearest first."""
    own = Deadline.objects.filter(grant__in=grants(viewer), done_at=None).select_related("grant")
    today = timezone.localdate()
    return [one for one in own.order_by("day") if is_near(one, today)]


def next_day(viewer: Viewer, programme_id: UUID) -> Deadline | None:
    """The first day somebody waits for a report of this programme, however far away."""
    own = Deadline.objects.filter(grant__in=grants(viewer), grant__programme_id=programme_id, done_at=None)
    return own.select_related("grant").order_by("day", "id").first()


def reached(viewer: Viewer, one: Grant, figures: Figures) -> list[Reached]:
    """Each goal in the funder's words, answered only by what may be shown."""
    goals = Goal.objects.filter(grant=one, grant__in=grants(viewer))
    return [
        Reached(
            goal.words,
            goal.indicator,
            goal.target,
            answer_to(goal.indicator, figures) if goal.indicator else None,
            goal.told,
        )
        for goal in goals
    ]
