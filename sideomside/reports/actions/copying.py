"""A second grant seldom asks for something new: headings, figures and goals can be taken from one there is."""

from dataclasses import replace
from uuid import uuid4

from django.db import transaction

from sideomside.people.rules import Viewer, allow
from sideomside.reports.actions.giving import keep_goals, keep_template
from sideomside.reports.models import Goal, Grant
from sideomside.reports.rules import MOST_GOALS, GoalSaid, TemplateSaid, may_keep_grant, template_of


@transaction.atomic
def take_from(*, grant: Grant, other: Grant, version: int | None = None, by: Viewer) -> int:
    """Its headings and its goals with the figure that answers each; nothing that was told, counted or paid.

    Gives back how many goals there was no room for.
    """
    allow(may_keep_grant(by, grant.programme_id) and may_keep_grant(by, other.programme_id))
    template = _with_keys_of(template_of(grant), template_of(other))
    keep_template(grant=grant, template=template, version=version, by=by)
    own = [_said(one, one.told) for one in grant.goals.all()]
    there = {one.words.casefold() for one in own}
    fresh = [_said(one) for one in other.goals.all() if one.words.casefold() not in there]
    every = [*own, *fresh]
    keep_goals(grant=grant, goals=every[:MOST_GOALS], by=by)
    return len(every[MOST_GOALS:])


def _with_keys_of(own: TemplateSaid, theirs: TemplateSaid) -> TemplateSaid:
    """What is written stays under the words it was written to, and never stands under another question."""
    known = {one.words.casefold(): one.key for one in own.headings}
    headings = (
        replace(one, key=known.pop(one.words.casefold(), f"h{uuid4().hex[:10]}")) for one in theirs.headings
    )
    return replace(theirs, headings=tuple(headings))


def _said(one: Goal, told: str = "") -> GoalSaid:
    return GoalSaid(one.words, one.indicator, one.target, told)
