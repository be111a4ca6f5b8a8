"""Questions are answered a few seconds at a time, so that letters and everything else go on meanwhile."""

from datetime import timedelta
from uuid import UUID

from sideomside.ground.jobs.schedule import Job
from sideomside.ground.vault.walls import within
from sideomside.people.rules import system
from sideomside.planner import actions, queries
from sideomside.planner.rules import work_on

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


JOBS = [Job("planner.answer", answer, timedelta(seconds=1), apart=True)]
