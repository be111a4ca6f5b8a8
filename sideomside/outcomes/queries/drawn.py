"""Before and after a draw, for those who make figures: how far each moved on our own five questions."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching.rules import ANSWER_WITHIN, FRESH
from sideomside.outcomes.models import Answer, Sitting
from sideomside.outcomes.rules import FIVE_THINGS, may_count
from sideomside.people.rules import Viewer

Days = tuple[datetime, date]
"""When the lot was drawn, and the day on which the second group's wait ended."""
Moved = dict[str, float]
"""By question, of those answered both times; nothing where somebody did not answer after."""


def moved_since(viewer: Viewer, programme_id: UUID, drawn: Mapping[UUID, Days]) -> dict[UUID, Moved]:
    """Whoever was asked again and answered; their yes to this was asked of the ledger by who knows the draw."""
    if not may_count(viewer, programme_id):
        return {}
    take_keys(drawn)
    own = Sitting.objects.filter(programme_id=programme_id, person_id__in=list(drawn), instrument=None)
    sat: dict[UUID, list[Sitting]] = {}
    for one in own.exclude(done_at=None).order_by("done_at"):
        sat.setdefault(one.person_id, []).append(one)
    pairs = {key: _both(sat.get(key, []), *days) for key, days in drawn.items()}
    found = {key: _moved(*both) for key, both in pairs.items() if both}
    if found:
        log.record("outcomes.counted", thing=programme_id, detail={"people": len(found)}, by=viewer)
    return found


def _both(sat: list[Sitting], at: datetime, until: date) -> tuple[Sitting, Sitting] | None:
    """The newest before the lot was drawn, and the first when the wait was over."""
    before = [one for one in sat if one.done_at and at - FRESH <= one.done_at <= at]
    after = [
        one
        for one in sat
        if one.done_at and until <= timezone.localdate(one.done_at) <= until + ANSWER_WITHIN
    ]
    return (before[-1], after[0]) if before and after else None


def _moved(before: Sitting, after: Sitting) -> Moved:
    early, late = _said(before), _said(after)
    return {item: late[item] - early[item] for item in FIVE_THINGS if item in early and item in late}


def _said(one: Sitting) -> dict[str, float]:
    rows = Answer.objects.filter(sitting=one, superseded_by=None)
    return {row.item: float(row.value) for row in rows if row.value}
