"""A second grant seldom asks for something new: headings, figures and goals can be taken from one there is."""

from django.db import transaction

from sideomside.people.rules import Viewer, allow
from sideomside.reports.actions.giving import keep_goals, keep_template
from sideomside.reports.models import Goal, Grant
from sideomside.reports.rules import MOST_GOALS, GoalSaid, may_keep_grant, template_of


@transaction.atomic
def take_from(*, grant: Grant, other: Grant, version: int | None = None, by: Viewer) -> Grant:
    """Its headings and its goals with the figure that answers each; nothing that was told, counted or paid."""
    allow(may_keep_grant(by, grant.programme_id) and may_keep_grant(by, other.programme_id))
    row = keep_template(grant=grant, template=template_of(other), version=version, by=by)
    own = [_said(one, one.told) for one in grant.goals.all()]
    there = {one.words.casefold() for one in own}
    fresh = [_said(one) for one in other.goals.all() if one.words.casefold() not in there]
    keep_goals(grant=grant, goals=[*own, *fresh][:MOST_GOALS], by=by)
    return row


def _said(one: Goal, told: str = "") -> GoalSaid:
    return GoalSaid(one.words, one.indicator, one.target, told)
