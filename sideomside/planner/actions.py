"""A coordinator asks; the house works on it in the background, a piece at a time."""

from dataclasses import asdict
from math import inf
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.models import Programme
from sideomside.people.rules import SYSTEM, Viewer, allow
from sideomside.planner.models import Foresight, Plan
from sideomside.planner.queries import learned, task_of
from sideomside.planner.rules import Quarter, Task, may_plan

SEED = 1
"""The same for every plan: two questions on one day are answered from the same possible futures."""


@transaction.atomic
def ask(  # noqa: PLR0913 - the question, in its four parts
    *, programme: Programme, days: int, certainty: int, years: int, once: UUID, by: Viewer
) -> Plan:
    """Pressed twice it is one. What is assumed is settled now, and stands beside the answer."""
    allow(may_plan(by, programme.id))
    Programme.objects.select_for_update().get(id=programme.id)
    known = Plan.objects.filter(once=once, programme=programme).first()
    if known:
        return known
    found = learned(by, programme)
    row = Plan(
        programme=programme,
        days=days,
        certainty=certainty,
        years=years,
        seed=SEED,
        inputs=asdict(found.inputs),
        assumed=[[one.name, one.guess, one.used, one.events] for one in found.told],
        asked_at=timezone.now(),
        asked_by_id=by.person_id,
        once=once,
    )
    row.save(force_insert=True)
    log.record("plan.asked", thing=row.id, by=by)
    return row


@transaction.atomic
def note_tried(*, plan: Plan, task: Task, by: Viewer) -> Plan:
    """What was lived through since last; two workers at once lose nothing but time."""
    allow(by.role == SYSTEM)
    row = Plan.objects.select_for_update(of=("self",)).get(id=plan.id)
    if row.done_at is None and task.done > task_of(by, row).done:
        row.tried, row.lived = task.tried, task.lived
        row.done_at = timezone.now() if task.is_done else None
        row.save(update_fields=["tried", "lived", "done_at"])
    return row


@transaction.atomic
def note_foresight(*, programme: Programme, found: Quarter, by: Viewer) -> Foresight:
    """Once for each quarter; two workers at once write it once. The database knows no endless: none stands for it."""
    allow(by.role == SYSTEM)
    told = found.told
    row, _new = Foresight.objects.get_or_create(
        programme=programme,
        quarter=found.code,
        defaults={
            "came_before": found.came_before,
            "foretold": told is not None,
            "low": _finite(told.low) if told else None,
            "high": _finite(told.high) if told else None,
            "came": found.came,
            "became": _finite(found.became),
            "found_at": timezone.now(),
        },
    )
    return row


def _finite(days: float | None) -> float | None:
    return None if days is None or days == inf else days
