"""Grants: what was promised, what became of it, and which day is near."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.people.rules import Viewer
from sideomside.reports.models import Deadline, Goal, Grant
from sideomside.reports.rules import Figures, Reached, answer_to, is_near, may_see_figures


def grants(viewer: Viewer) -> QuerySet[Grant]:
    """Of the programmes one coordinates; those that run longest last."""
    found = Grant.objects.select_related("programme").prefetch_related("deadlines", "goals", "budget")
    return found.filter(programme_id__in=viewer.programme_ids) if may_see_figures(viewer) else found.none()


def grant(viewer: Viewer, grant_id: UUID) -> Grant | None:
    return grants(viewer).filter(id=grant_id).first()


def deadlines_near(viewer: Viewer) -> list[Deadline]:
    """For I dag: the nearest first."""
    own = Deadline.objects.filter(grant__in=grants(viewer), done_at=None).select_related("grant")
    today = timezone.localdate()
    return [one for one in own.order_by("day") if is_near(one, today)]


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
