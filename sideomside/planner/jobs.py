"""Questions are answered a few seconds at a time, so that letters and everything else go on meanwhile."""

from datetime import timedelta
from time import monotonic
from uuid import UUID

from django.utils import timezone

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import within
from sideomside.people.rules import system
from sideomside.planner import actions, queries, rules
from sideomside.planner.rules import work_on
from sideomside.reports import queries as reports

AT_A_TIME = 4.0  # seconds


def answer(organisation_id: UUID) -> None:
    """The lives are lived outside any transaction; only what came of them is written."""
    by = system(organisation_id)
    with within(organisation_id):
        plan = queries.next_to_answer(by)
        task = queries.task_of(by, plan) if plan else None
    if plan is None or task is None:
        return
    work_on(task, AT_A_TIME)
    with within(organisation_id):
        actions.note_tried(plan=plan, task=task, by=by)


def look_back(organisation_id: UUID) -> None:
    """Each quarter that is over, once: would we have known? Lived, like the plans, outside any transaction."""
    by = system(organisation_id)
    with within(organisation_id):
        lacking = queries.never_looked_back_at(by, timezone.localdate())
        material = reports.material(by) if lacking else None
    until = monotonic() + AT_A_TIME
    for programme, quarter in lacking:
        if material is None or monotonic() >= until:
            return
        found = rules.look_back(material.of(str(programme.id)), quarter, actions.SEED)
        with within(organisation_id):
            actions.note_foresight(programme=programme, found=found, by=by)


JOBS = [
    Job("planner.answer", answer, timedelta(seconds=1), apart=True),
    Job("planner.look_back", look_back, timedelta(minutes=1), apart=True),
]
